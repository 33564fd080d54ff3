using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Tests.Styles;

public sealed class RawTests
{
    [Fact]
    public async Task A_greeter_greets_without_a_newline_unless_it_gets_one()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Greeter });
        using var peer = new RawPeer(server.End);

        Assert.Equal("welcome!", await peer.ReadAsync());
        await peer.SendAsync("小明");
        Assert.Equal("hello, 小明!", await peer.ReadAsync());
        await peer.SendAsync("小明\n");
        Assert.Equal("hello, 小明!\n", await peer.ReadAsync());
        await peer.SendAsync("exit");
        Assert.Equal("", await peer.ReadAsync());
    }

    [Fact]
    public async Task A_raw_echo_sends_back_every_byte()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo, Raw = true });
        using var peer = new RawPeer(server.End);
        foreach (var text in (string[])["one", "two\nlines", "a line\n", "another\r\n", " blanks "])
        {
            await peer.SendAsync(text);
            Assert.Equal(text, await peer.ReadAsync());
        }
    }

    [Fact]
    public async Task Sends_that_arrive_in_one_receive_are_one_message()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Greeter, ReceiveDelay = TimeSpan.FromMilliseconds(200) });
        using var peer = new RawPeer(server.End);
        await peer.ReadAsync("welcome!");

        await peer.SendAsync("Michael");
        await peer.SendAsync("Tracy");

        Assert.Equal("hello, MichaelTracy!", await peer.ReadAsync());
    }

    [Fact]
    public async Task A_reply_is_always_the_same_and_once_ends_the_server()
    {
        var server = new RunningServer(new() { Style = ChatStyle.Reply, Reply = "hi", Once = true });
        using var early = new RawPeer(server.End);
        using var peer = new RawPeer(server.End);

        await peer.SendAsync("hello!");

        Assert.Equal("hi", await peer.ReadAsync());
        Assert.Equal("", await peer.ReadAsync());
        peer.Dispose();
        await server.EndsAsync();
        Assert.Equal("^^^", await early.ReadAsync());
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Notes_tell_who_comes_and_goes_unless_they_are_not_wanted()
    {
        foreach (var quiet in (bool[])[false, true])
        {
            var terminal = RunningServer.Quiet();
            await using var server = new RunningServer(new() { Style = ChatStyle.Reply, Reply = "hi", Once = true, Quiet = quiet }, terminal);
            using var peer = await server.ConnectAsync();
            var name = peer.Name;
            await peer.SendAsync("hello!");
            await peer.ReadAsync();
            peer.Dispose();
            await server.EndsAsync();

            Assert.Equal(quiet ? [] : [$"* {name} joined", $"* {name} left"], terminal.Notes);
        }
    }

    [Fact]
    public async Task A_client_that_takes_turns_sends_each_line_alone()
    {
        var calls = new CallList();
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo, Raw = true, ReceiveDelay = TimeSpan.FromMilliseconds(20) }, calls: calls);
        var terminal = new ScriptedTerminal(TimeProvider.System, "Michael", "Tracy", "exit");

        await ChatClient.RunAsync(server.Client with { Raw = true, TakesTurns = true }, terminal, calls, stop: TestContext.Current.CancellationToken)
            .WaitAsync(Peer.Patience, TestContext.Current.CancellationToken);
        await server.StopAsync();

        Assert.Equal(["Michael", "Tracy"], terminal.Shown);
        Assert.Equal(["recv() → 7 bytes", "recv() → 5 bytes", "recv() → 4 bytes"], calls.Of(Caller.Server).Where(text => text.StartsWith("recv", StringComparison.Ordinal)).Take(3));
    }
}
