using System.Net;
using System.Net.Sockets;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Tests.Client;

public sealed class ClosingTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ClosingTests() => _listener.Start();

    private ChatClientOptions Options => new() { Port = ((IPEndPoint)_listener.LocalEndpoint).Port, FarewellTime = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public async Task A_linger_of_zero_closes_by_reset()
    {
        using var peer = await Run(Options with { LingerSeconds = 0 }, "exit");

        await Assert.ThrowsAsync<IOException>(peer.ReadAsync);
    }

    [Fact]
    public async Task Without_linger_the_close_is_a_FIN()
    {
        using var peer = await Run(Options, "exit");

        Assert.Null(await peer.ReadAsync());
    }

    [Fact]
    public async Task A_server_that_never_says_farewell_is_left_in_the_end()
    {
        using var peer = await Run(Options, "bye");

        Assert.Equal("bye", await peer.ReadAsync());
        Assert.Null(await peer.ReadAsync());
    }

    [Fact]
    public async Task A_server_that_resets_is_noted()
    {
        var terminal = new ScriptedTerminal(TimeProvider.System, "hello") { Stays = true };
        var client = ChatClient.RunAsync(Options, terminal, stop: TestContext.Current.CancellationToken);
        using var peer = new Peer(await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken));
        Assert.Equal("hello", await peer.ReadAsync());

        peer.Reset();

        Assert.Equal(ChatEnding.Lost, await client.WaitAsync(Peer.Patience, TestContext.Current.CancellationToken));
        Assert.Equal(["* the connection broke"], terminal.Notes);
    }

    [Fact]
    public async Task A_server_that_closes_without_a_word_is_noted()
    {
        var terminal = RunningServer.Quiet();
        var client = ChatClient.RunAsync(Options, terminal, stop: TestContext.Current.CancellationToken);
        (await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken)).Dispose();

        Assert.Equal(ChatEnding.ServerClosed, await client.WaitAsync(Peer.Patience, TestContext.Current.CancellationToken));
        Assert.Equal(["* the server closed the connection"], terminal.Notes);
    }

    [Fact]
    public async Task A_client_calls_from_the_port_that_it_was_given()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var own = (IPEndPoint)probe.LocalEndPoint!;
        probe.Dispose();

        var client = ChatClient.RunAsync(Options with { Bind = own }, new ScriptedTerminal(TimeProvider.System, "exit"), stop: TestContext.Current.CancellationToken);
        using var accepted = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await client;

        Assert.Equal(own, accepted.RemoteEndPoint);
    }

    public void Dispose() => _listener.Dispose();

    private async Task<Peer> Run(ChatClientOptions options, params ScriptStep[] script)
    {
        var client = ChatClient.RunAsync(options, new ScriptedTerminal(TimeProvider.System, script));
        var peer = new Peer(await _listener.AcceptSocketAsync());
        Assert.Equal(ChatEnding.Left, await client.WaitAsync(Peer.Patience));
        return peer;
    }
}
