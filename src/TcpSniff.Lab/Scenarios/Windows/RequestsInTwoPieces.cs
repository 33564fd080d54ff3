using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;

namespace TcpSniff.Lab.Scenarios.Windows;

/// <summary>A story of a client that writes each request in two pieces, to a server that delays its acknowledgments, and waits for the answer.</summary>
/// <param name="requests">How many requests.</param>
internal abstract class RequestsInTwoPieces(int requests) : Scenario
{
    /// <inheritdoc/>
    public sealed override Setting Setting => Setting.WithoutProbes;

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public sealed override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        Prepare(client);
        for (var request = 0; request < requests; request++)
        {
            // The kernel leaves that mode again by itself after a while.
            server.SetOption(TcpOption.QuickAck, 0);
            client.Send("question, ");
            client.Send("second half");
            stage.Settle();
            server.Receive();
            server.Send("answer");
            stage.Deliver();
            client.Receive();
        }

        stage.Close(client, server);
    }

    /// <summary>Sets what the client has of its own.</summary>
    [SupportedOSPlatform("linux")]
    protected virtual void Prepare(PlayedSocket client)
    {
    }
}
