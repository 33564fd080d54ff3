using TcpSniff.Lab.Scenarios.Exchanges;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Closings;

/// <summary>The client closes first, the server a while later.</summary>
internal sealed class CloseByClient : Talk
{
    /// <inheritdoc/>
    public override string Name => "close-by-client";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client closes first, the server a while later",
        "客户端先关闭，服务器稍后关闭",
        "用戶端先關閉，伺服器稍後關閉");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "What each of the four closing segments says, and why the client then waits in TIME-WAIT",
        "四次挥手的每一段说了什么，以及客户端为什么要停在 TIME-WAIT",
        "四次揮手的每一段說了什麼，以及用戶端為什麼要停在 TIME-WAIT");
}
