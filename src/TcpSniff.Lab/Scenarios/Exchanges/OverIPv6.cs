using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Exchanges;

/// <summary>The same talk over IPv6.</summary>
internal sealed class OverIPv6 : Talk
{
    /// <inheritdoc/>
    public override string Name => "ipv6";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The same talk over IPv6",
        "同样的对话改用 IPv6",
        "同樣的對話改用 IPv6");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "TCP is the same on both; only the addresses and the room for data differ",
        "TCP 本身完全一样，不同的只是地址和每段可装的数据量",
        "TCP 本身完全一樣，不同的只是位址和每段可裝的資料量");

    /// <inheritdoc/>
    public override Setting Setting { get; } = new() { IPv6 = true };
}
