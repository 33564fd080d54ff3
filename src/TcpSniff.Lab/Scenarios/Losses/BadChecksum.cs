using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Losses;

/// <summary>A bit flips on the way.</summary>
internal sealed class BadChecksum : Scenario
{
    /// <inheritdoc/>
    public override string Name => "bad-checksum";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A bit flips on the way",
        "传输途中有一个比特被翻转",
        "傳輸途中有一個位元被翻轉");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The checksum does not match, the receiver drops the segment silently, and the sender sends it again",
        "校验和不符，接收方默默丢弃，发送方随后重传",
        "校驗和不符，接收方默默丟棄，傳送方隨後重傳");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Link.Changes.Add(new Corrupt(new(0, payload: 1)));
        client.Send("read me");
        stage.Until(() => server.IsReadable);
        server.Receive();
        stage.Close(client, server);
    }
}
