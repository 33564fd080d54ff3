using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Congestion;

/// <summary>A bulk transfer over a long link.</summary>
internal sealed class SlowStart : Scenario
{
    /// <inheritdoc/>
    public override string Name => "slow-start";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A bulk transfer over a long link",
        "在一条长链路上传送大量数据",
        "在一條長鏈路上傳送大量資料");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Ten segments, then twice as many each round trip: the sender feels its way up",
        "先发 10 个报文段，之后每个往返时间翻一倍：发送方逐步试探",
        "先送 10 個區段，之後每個往返時間翻一倍：傳送方逐步試探");

    /// <inheritdoc/>
    public override Setting Setting => Setting.WithoutProbes;

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.Link.Rules.Add(new Delay(Duration.FromMilliseconds(50)));
        var (client, server) = stage.OpenConnection();
        stage.Transfer(client, server, 150_000);
        stage.Close(client, server);
    }
}
