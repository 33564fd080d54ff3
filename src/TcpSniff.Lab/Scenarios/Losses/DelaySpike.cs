using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Losses;

/// <summary>An acknowledgment is held up for longer than the sender's timeout.</summary>
internal sealed class DelaySpike : Scenario
{
    /// <inheritdoc/>
    public override string Name => "delay-spike";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "An acknowledgment is held up for longer than the sender's timeout",
        "一个确认被耽搁，超过了发送方的超时时间",
        "一個確認被耽擱，超過了傳送方的逾時時間");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The retransmission was not needed: the receiver says so by D-SACK",
        "这次重传其实没有必要：接收方用 D-SACK 说明",
        "這次重傳其實沒有必要：接收方用 D-SACK 說明");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Link.Rules.Add(new Delay(Duration.FromMilliseconds(400), new(1)));
        stage.Say(client, server, "got it?");
        stage.Say(client, server, "thank you");
        stage.Close(client, server);
    }
}
