using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Windows;

/// <summary>The same two pieces with TCP_NODELAY.</summary>
internal sealed class NoDelay() : RequestsInTwoPieces(requests: 2)
{
    /// <inheritdoc/>
    public override string Name => "no-delay";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The same two pieces with TCP_NODELAY",
        "同样分两次写出，但设置了 TCP_NODELAY",
        "同樣分兩次寫出，但設定了 TCP_NODELAY");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Without Nagle both pieces leave at once, at the price of a segment more",
        "关闭 Nagle 后两块立即发出，代价是多一个报文段",
        "關閉 Nagle 後兩塊立即送出，代價是多一個區段");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    protected override void Prepare(PlayedSocket client) => client.SetOption(TcpOption.NoDelay, 1);
}
