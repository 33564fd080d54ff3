using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Losses;

/// <summary>One segment in the middle of a bulk transfer is lost.</summary>
internal sealed class LossWithFastRetransmit : Scenario
{
    /// <inheritdoc/>
    public override string Name => "loss-fast-retransmit";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "One segment in the middle of a bulk transfer is lost",
        "批量传输中间丢了一个报文段",
        "大量傳輸中間遺失了一個區段");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Duplicate acks with SACK tell what is missing, and it is sent again without a timeout",
        "带 SACK 的重复确认指出缺了什么，不等超时就快重传",
        "帶 SACK 的重複確認指出缺了什麼，不等逾時就快速重傳");

    /// <inheritdoc/>
    public override Setting Setting => Setting.WithoutProbes;

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.Link.Rules.Add(new Lose(new(0, skip: 4, payload: 1000)));
        stage.Link.Rules.Add(new Delay(Duration.FromMilliseconds(10)));
        var (client, server) = stage.OpenConnection();
        stage.Transfer(client, server, 20_000);
        stage.Close(client, server);
    }
}
