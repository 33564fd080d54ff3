using TcpSniff.Chat;
using TcpSniff.Chat.Errors;
using TcpSniff.Chat.Server;
using TcpSniff.Chat.Terminals;
using TcpSniff.Lab.Stages;

namespace TcpSniff.Cli.Demo;

/// <summary>The built-in server and client, talking to each other on loopback by a script.</summary>
internal sealed class DemoConversation : IDisposable
{
    /// <summary>Longer than Linux delays an acknowledgment (40 ms), so that the FIN's travels by itself: four segments, as in the textbook.</summary>
    private static readonly TimeSpan CloseDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The server's program is busy for as long before it reads: what was sent meanwhile arrives in one recv. Longer than Linux delays an
    /// acknowledgment, for the second of two small sends waits for that of the first (Nagle).
    /// </summary>
    private static readonly TimeSpan ReceiveDelay = TimeSpan.FromMilliseconds(60);

    private readonly ChatStyle _style;
    private readonly IChatServer _server;

    /// <summary>Lets the server listen: on the chat's port, or where that is taken on any other.</summary>
    public DemoConversation(ChatStyle style)
    {
        _style = style;
        try
        {
            _server = Listen(ChatServerOptions.DefaultPort);
        }
        catch (ListenException)
        {
            _server = Listen(port: 0);
        }
    }

    /// <summary>The socket calls of both programs.</summary>
    public CallLog Notes { get; } = new();

    /// <summary>The filter for this conversation and no other.</summary>
    public string Filter => $"tcp port {_server.End.Port}";

    /// <summary>Talks to the end; the server stops when the client has left.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var serving = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var server = _server.RunAsync(serving.Token);
        var person = new ScriptedTerminal(TimeProvider.System, DemoScript.Client(_style)) { Stays = true };
        var client = new ChatClientOptions { Port = _server.End.Port, Name = _style == ChatStyle.Room ? DemoScript.Name : null, Raw = _style == ChatStyle.Greeter };
        await ChatClient.RunAsync(client, person, Notes, stop: stop);
        await serving.CancelAsync();
        await server;
    }

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();

    private IChatServer Listen(int port) => ChatServer.Listen(
        // Only a server that shows what it hears has a person who can answer.
        new() { Port = port, Style = _style, Verbose = true, CloseDelay = CloseDelay, ReceiveDelay = _style == ChatStyle.Room ? ReceiveDelay : TimeSpan.Zero },
        new ScriptedTerminal(TimeProvider.System, DemoScript.Server(_style)) { Stays = true },
        Notes);
}
