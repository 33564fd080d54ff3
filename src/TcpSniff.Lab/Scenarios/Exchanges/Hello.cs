using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Exchanges;

/// <summary>One request, one reply, good-bye.</summary>
internal sealed class Hello : Talk
{
    /// <inheritdoc/>
    public override string Name => "hello";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "One request, one reply, good-bye",
        "一次请求，一次回复，然后告别",
        "一次請求，一次回應，然後告別");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The whole life of a connection: three segments to open, data and its acknowledgments, four to close",
        "连接的一生：三次握手、数据与确认、四次挥手",
        "連線的一生：三向交握、資料與確認、四次揮手");
}
