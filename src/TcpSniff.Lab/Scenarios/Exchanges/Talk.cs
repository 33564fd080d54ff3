using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;

namespace TcpSniff.Lab.Scenarios.Exchanges;

/// <summary>A story that shows the same talk in its own light: one request, one reply, the client closes, the server hears of it and closes too.</summary>
internal abstract class Talk : Scenario
{
    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public sealed override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Say(server, client, "hi");
        client.Close();
        stage.Settle();
        server.Receive();
        server.Close();
        stage.Settle();
    }
}
