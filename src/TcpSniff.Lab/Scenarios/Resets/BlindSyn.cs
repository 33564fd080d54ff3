using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Resets;

/// <summary>Somebody injects a SYN into an open connection.</summary>
internal sealed class BlindSyn : Scenario
{
    /// <inheritdoc/>
    public override string Name => "blind-syn";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Somebody injects a SYN into an open connection",
        "有人向已建立的连接注入一个 SYN",
        "有人向已建立的連線注入一個 SYN");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "A SYN in an open connection is answered by a challenge ACK and changes nothing (RFC 5961)",
        "已建立的连接收到 SYN 时只回一个挑战 ACK，什么也不改变（RFC 5961）",
        "已建立的連線收到 SYN 時只回一個挑戰 ACK，什麼也不改變（RFC 5961）");

    /// <inheritdoc/>
    public override IReadOnlyList<Excuse> Excuses { get; } =
    [
        new(TcpState.SynSent, TcpState.Established, "a forged segment cannot be told from a real one"),
    ];

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Say(server, client, "hi");
        stage.Forge(Role.Client, TcpFlags.Syn, off: -5000);
        stage.Say(client, server, "still here");
        stage.Close(client, server);
    }
}
