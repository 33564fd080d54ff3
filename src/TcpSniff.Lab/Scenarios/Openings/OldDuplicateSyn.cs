using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Openings;

/// <summary>A SYN of long ago turns up before the client connects.</summary>
internal sealed class OldDuplicateSyn : Scenario
{
    /// <inheritdoc/>
    public override string Name => "old-duplicate-syn";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A SYN of long ago turns up before the client connects",
        "很久以前的 SYN 在客户端连接之前突然到达",
        "很久以前的 SYN 在用戶端連線之前突然到達");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The third segment is why it does no harm: the client, asked back, answers RST",
        "握手的第三步使它无害：服务器反问时，客户端回答 RST",
        "交握的第三步使它無害：伺服器反問時，用戶端回答 RST");

    /// <inheritdoc/>
    public override IReadOnlyList<Excuse> Excuses { get; } =
    [
        new(TcpState.SynSent, null, "nobody sent the old SYN just now"),
        new(TcpState.Established, null, "nobody sent the old SYN just now"),
    ];

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        const ushort port = 40000;
        var listener = stage.Server.Listen();
        var old = new Endpoint(IpAddress.From(stage.Client.Address), port);
        var server = new Endpoint(IpAddress.From(stage.Server.Address), Stage.ServerPort);
        stage.Inject(Role.Client, new(old, server, TcpFlags.Syn, new(1000), default));
        var client = stage.Client.Connect(stage.ServerEnd, port);
        stage.Say(client, stage.Accept(listener), "hello!");
    }
}
