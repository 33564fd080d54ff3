using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Openings;

/// <summary>Both ends connect to each other at the same moment.</summary>
internal sealed class SimultaneousOpen : Scenario
{
    /// <inheritdoc/>
    public override string Name => "simultaneous-open";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Both ends connect to each other at the same moment",
        "双方同时主动连接对方",
        "雙方同時主動連線對方");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Two SYNs that cross make one connection, in four segments",
        "两个 SYN 在途中交错，用四个报文段建立同一个连接",
        "兩個 SYN 在途中交錯，用四個區段建立同一個連線");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        const ushort clientPort = 40000;
        var client = stage.Client.NewSocket(clientPort);
        var server = stage.Server.NewSocket(Stage.ServerPort);
        client.Connect(stage.ServerEnd);
        server.Connect(client.Local);
        stage.Settle();
        stage.Say(client, server, "hello!");
        stage.Say(server, client, "hi");
        stage.Close(client, server);
    }
}
