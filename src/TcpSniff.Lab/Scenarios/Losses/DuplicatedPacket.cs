using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Losses;

/// <summary>The network delivers a segment twice.</summary>
internal sealed class DuplicatedPacket : Scenario
{
    /// <inheritdoc/>
    public override string Name => "duplicate";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The network delivers a segment twice",
        "网络把一个报文段送达了两次",
        "網路把一個區段送達了兩次");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Sequence numbers tell that the second is no new data; D-SACK reports it to the sender",
        "凭序列号就知道第二个不是新数据；接收方用 D-SACK 告知发送方",
        "憑序號就知道第二個不是新資料；接收方用 D-SACK 告知傳送方");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Link.Changes.Add(new Duplicate(new(0, payload: 1)));
        stage.Say(client, server, "once more, once more");
        stage.Close(client, server);
    }
}
