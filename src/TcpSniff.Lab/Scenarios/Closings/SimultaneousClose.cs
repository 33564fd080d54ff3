using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Closings;

/// <summary>Both ends close at the same moment.</summary>
internal sealed class SimultaneousClose : Scenario
{
    /// <inheritdoc/>
    public override string Name => "simultaneous-close";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Both ends close at the same moment",
        "双方同时关闭",
        "雙方同時關閉");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Two FINs that cross lead through CLOSING, and both ends wait in TIME-WAIT",
        "两个 FIN 在途中交错：双方都经过 CLOSING，都进入 TIME-WAIT",
        "兩個 FIN 在途中交錯：雙方都經過 CLOSING，都進入 TIME-WAIT");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Say(server, client, "hi");
        client.Close();
        server.Close();
        stage.Settle();
    }
}
