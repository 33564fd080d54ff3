using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Windows;

/// <summary>The client writes a request in two pieces and waits for the answer.</summary>
internal sealed class NagleAgainstDelayedAck() : RequestsInTwoPieces(requests: 3)
{
    /// <inheritdoc/>
    public override string Name => "nagle";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client writes a request in two pieces and waits for the answer",
        "客户端把请求分两次写出，然后等待回复",
        "用戶端把請求分兩次寫出，然後等待回應");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Nagle holds the second piece until the first is acknowledged, and the server delays that ack: 40 ms lost each time",
        "Nagle 算法要等第一块被确认才发第二块，而服务器又延迟确认：每次白等 40 毫秒",
        "Nagle 演算法要等第一塊被確認才送第二塊，而伺服器又延遲確認：每次白等 40 毫秒");
}
