using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Resets;

/// <summary>Somebody who sees nothing guesses a RST inside the window.</summary>
internal sealed class BlindReset : Scenario
{
    /// <inheritdoc/>
    public override string Name => "blind-reset";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Somebody who sees nothing guesses a RST inside the window",
        "看不到通信内容的人猜中了窗口内的一个 RST",
        "看不到通訊內容的人猜中了視窗內的一個 RST");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Only the exact number resets (RFC 5961); anything else in the window is answered by a challenge ACK",
        "只有序列号完全相符的 RST 才有效（RFC 5961）；窗口内的其他 RST 只换来一个挑战 ACK",
        "只有序號完全相符的 RST 才有效（RFC 5961）；視窗內的其他 RST 只換來一個挑戰 ACK");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Say(server, client, "hi");
        stage.Forge(Role.Client, TcpFlags.Rst, off: 1000);
        stage.Say(client, server, "still here");
        stage.Close(client, server);
    }
}
