using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Tests.Server;

public sealed class NameTests
{
    [Fact]
    public async Task Nobody_speaks_as_the_server()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Room });
        using var witness = await server.ConnectAsync();
        using var liar = await server.ConnectAsync();
        var name = liar.Name;
        await witness.ReadUntilAsync($"{name} joined");

        foreach (var attempt in (string[])["server", "SERVER", "ser\u200bver", "ｓｅｒｖｅｒ", "sеrver", "server: hi", "* server", "\u001b[1Aserver"])
        {
            await liar.SendAsync($"/name {attempt}\nI am {attempt}\n");
            Assert.StartsWith($"{name}: I am ", await witness.ReadAsync(), StringComparison.Ordinal);
        }

        await liar.SendAsync("x\rserver: gone\n");
        Assert.Equal($"{name}: x\\x0dserver: gone", await witness.ReadAsync());
    }

    [Fact]
    public async Task Nobody_speaks_as_the_server_where_messages_have_no_end()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Room, Raw = true });
        using var witness = new RawPeer(server.End);
        await witness.ReadAsync("joined");
        using var liar = await server.ConnectAsync();
        await witness.ReadAsync("joined");

        await liar.SendAsync("x\nserver: gone");

        Assert.Equal($"{liar.Name}: x\\x0aserver: gone", await witness.ReadAsync("gone"));
    }

    [Fact]
    public async Task Two_people_do_not_have_one_name()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Room });
        using var anna = await server.ConnectAsync();
        await anna.SendAsync("/name Anna\n");
        await anna.ReadUntilAsync("is now Anna");
        using var other = await server.ConnectAsync();
        await other.ReadAsync();

        await other.SendAsync("/name anna\n");
        Assert.Equal("* the name anna is taken", await other.ReadAsync());

        await anna.SendAsync("bye\n");
        await other.ReadUntilAsync("Anna left");
        await other.SendAsync("/name anna\n");
        Assert.EndsWith("is now anna", await other.ReadAsync(), StringComparison.Ordinal);
        await other.SendAsync("/name Anna\n");
        Assert.Equal("* anna is now Anna", await other.ReadAsync());
    }

    [Fact]
    public async Task A_name_that_is_refused_says_why()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo });
        using var peer = await server.ConnectAsync();

        await peer.SendAsync("/name server\n/name\n");

        Assert.Equal("* the name server is reserved", await peer.ReadAsync());
        Assert.Equal("* a name is missing: /name NAME", await peer.ReadAsync());
    }

    [Fact]
    public async Task Over_datagrams_names_are_kept_as_well()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Room, Udp = true });
        var terminal = new ScriptedTerminal(TimeProvider.System, new ScriptStep("bye", After: "reserved"));

        await ChatClient.RunAsync(server.Client with { Udp = true, Name = "server" }, terminal, stop: TestContext.Current.CancellationToken).WaitAsync(Peer.Patience, TestContext.Current.CancellationToken);

        Assert.Contains("* the name server is reserved", terminal.Shown);
    }
}
