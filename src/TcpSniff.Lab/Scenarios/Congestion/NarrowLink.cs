using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Congestion;

/// <summary>A bulk transfer over a narrow link whose queue overflows.</summary>
internal sealed class NarrowLink : Scenario
{
    /// <inheritdoc/>
    public override string Name => "narrow-link";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A bulk transfer over a narrow link whose queue overflows",
        "批量数据经过一条窄链路，其队列溢出",
        "大量資料經過一條窄鏈路，其佇列溢位");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Congestion control: losses tell that the queue is full, and the sender halves its congestion window",
        "拥塞控制：丢包说明队列已满，发送方把拥塞窗口减半",
        "壅塞控制：封包遺失說明佇列已滿，傳送方把壅塞視窗減半");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        const long bitsPerSecond = 4_000_000;
        const int queue = 20_000;
        stage.Link.Rules.Add(new Narrow(bitsPerSecond, queue));
        stage.Link.Rules.Add(new Delay(Duration.FromMilliseconds(10)));
        var (client, server) = stage.OpenConnection();
        stage.Transfer(client, server, 300_000);
        stage.Close(client, server);
    }
}
