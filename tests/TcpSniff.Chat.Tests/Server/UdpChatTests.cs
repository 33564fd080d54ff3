using System.Net;
using System.Net.Sockets;
using System.Text;
using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Tests.Server;

public sealed class UdpChatTests
{
    private readonly CallList _calls = new();

    [Fact]
    public async Task Datagrams_carry_a_conversation_without_handshake_or_teardown()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Greeter, Raw = false, Udp = true }, calls: _calls);
        var terminal = new ScriptedTerminal(TimeProvider.System, "anna", new ScriptStep("bye", After: "hello, anna!"));

        Assert.Equal(ChatEnding.Left, await Run(server, terminal));
        await server.StopAsync();

        Assert.Equal(["welcome!", "hello, anna!", "^^^"], terminal.Shown);
        Assert.Equal(["socket(AF_INET, SOCK_DGRAM)", $"connect({server.End})", "send(5 bytes)", "recv() → 9 bytes", "recv() → 13 bytes", "send(4 bytes)", "recv() → 4 bytes", "close()"], _calls.Of(Caller.Client));
        Assert.Equal(["socket(AF_INET, SOCK_DGRAM)", "setsockopt(SO_REUSEADDR, 1)", "bind(127.0.0.1:0)"], _calls.Of(Caller.Server).Take(3));
        Assert.DoesNotContain(_calls.Of(Caller.Server), text => text.StartsWith("accept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_room_datagrams_go_to_everybody_who_sent_one()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Room, Udp = true });
        using var anna = Socket(server);
        using var ben = Socket(server);
        var (annas, bens) = (anna.Client.LocalEndPoint, ben.Client.LocalEndPoint);

        await anna.SendAsync("hi\n"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal([$"* {annas} joined", $"{annas}: hi"], [await Hear(anna), await Hear(anna)]);
        await ben.SendAsync("ho"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal([$"* {bens} joined", $"{bens}: ho"], [await Hear(anna), await Hear(anna)]);
        await ben.SendAsync("bye"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal($"* {bens} left", await Hear(anna));
        await server.StopAsync();
        Assert.Equal("^^^", await Hear(anna));
    }

    [Fact]
    public async Task An_operator_answers_who_spoke_last()
    {
        var operates = new ScriptedTerminal(TimeProvider.System, new ScriptStep("yes?", After: "anybody")) { Stays = true };
        await using var server = new RunningServer(new() { Style = ChatStyle.Operator, Udp = true }, operates);
        var terminal = new ScriptedTerminal(TimeProvider.System, "anybody there?", new ScriptStep("bye", After: "yes?"));

        await Run(server, terminal);

        Assert.Equal(["yes?", "^^^"], terminal.Shown);
    }

    [Fact]
    public async Task Where_nobody_receives_the_network_says_so()
    {
        var server = new RunningServer(new() { Udp = true });
        await server.DisposeAsync();
        var terminal = new ScriptedTerminal(TimeProvider.System, "hello") { Stays = true };

        Assert.Equal(ChatEnding.Lost, await Run(server, terminal));
        Assert.Equal(["* nobody receives the datagrams there"], terminal.Notes);
    }

    [Fact]
    public async Task A_farewell_that_got_lost_is_not_waited_for_for_ever()
    {
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var options = new ChatClientOptions { Udp = true, Port = ((IPEndPoint)silent.Client.LocalEndPoint!).Port, FarewellTime = TimeSpan.FromMilliseconds(100) };

        var ending = await ChatClient.RunAsync(options, new ScriptedTerminal(TimeProvider.System, "bye"), stop: TestContext.Current.CancellationToken).WaitAsync(Peer.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(ChatEnding.Left, ending);
    }

    [Fact]
    public async Task Thousands_of_senders_find_the_server_alive()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo, Udp = true });
        for (var i = 0; i < 1100; i++)
        {
            using var sender = Socket(server);
            await sender.SendAsync("hi"u8.ToArray(), TestContext.Current.CancellationToken);
            Assert.Equal("hi", await Hear(sender));
        }
    }

    private static UdpClient Socket(RunningServer server)
    {
        var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Connect(server.End);
        return socket;
    }

    private static async Task<string> Hear(UdpClient socket) =>
        Encoding.UTF8.GetString((await socket.ReceiveAsync().WaitAsync(Peer.Patience)).Buffer).TrimEnd('\n');

    private Task<ChatEnding> Run(RunningServer server, ScriptedTerminal terminal) =>
        ChatClient.RunAsync(server.Client with { Udp = true }, terminal, _calls).WaitAsync(Peer.Patience);
}
