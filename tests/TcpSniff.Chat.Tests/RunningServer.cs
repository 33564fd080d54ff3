using System.Net;
using TcpSniff.Chat.Server;
using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Tests;

/// <summary>A server that runs until the test is over.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IChatServer _server;
    private readonly Task _running;

    public RunningServer(ChatServerOptions options, ITerminal? terminal = null, ICallLog? calls = null)
    {
        _server = ChatServer.Listen(options with { Port = options.Port == ChatServerOptions.DefaultPort ? 0 : options.Port }, terminal ?? Quiet(), calls);
        _running = _server.RunAsync(_stop.Token);
    }

    public IPEndPoint End => _server.End;

    public static ScriptedTerminal Quiet() => new(TimeProvider.System) { Stays = true };

    public ChatClientOptions Client => new() { Host = End.Address.ToString(), Port = End.Port };

    public Task<Peer> ConnectAsync() => Peer.ConnectAsync(End);

    /// <summary>Waits for the server to end by itself.</summary>
    public Task EndsAsync() => _running.WaitAsync(Peer.Patience);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await EndsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _server.Dispose();
        _stop.Dispose();
    }
}
