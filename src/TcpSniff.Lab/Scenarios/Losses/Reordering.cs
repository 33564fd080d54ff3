using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Losses;

/// <summary>A segment is overtaken by the one behind it.</summary>
internal sealed class Reordering : Scenario
{
    /// <inheritdoc/>
    public override string Name => "reordering";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A segment is overtaken by the one behind it",
        "一个报文段被后面的报文段超过",
        "一個區段被後面的區段超過");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "One duplicate ack is no loss yet: the sender waits, and nothing is sent again",
        "一个重复确认还不算丢失：发送方稍作等待，什么也不重传",
        "一個重複確認還不算遺失：傳送方稍作等待，什麼也不重傳");

    /// <inheritdoc/>
    public override Setting Setting => Setting.WithoutProbes;

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.Link.Changes.Add(new Overtaken(new(0, skip: 3, payload: 1000)));
        stage.Link.Rules.Add(new Delay(Duration.FromMilliseconds(10)));
        var (client, server) = stage.OpenConnection();
        stage.Transfer(client, server, 12_000);
        stage.Close(client, server);
    }
}
