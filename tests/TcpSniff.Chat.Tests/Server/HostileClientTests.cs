using System.Net.Sockets;
using System.Text;

namespace TcpSniff.Chat.Tests.Server;

public sealed class HostileClientTests
{
    private static readonly ChatServerOptions Room = new() { Style = ChatStyle.Room, SlowReaderGrace = TimeSpan.FromMilliseconds(300) };

    [Fact]
    public async Task A_client_that_never_reads_is_dropped_and_the_others_hear_everything()
    {
        await using var server = new RunningServer(Room);
        using var deaf = await server.ConnectAsync();
        using var anna = await server.ConnectAsync();
        using var ben = await server.ConnectAsync();
        var line = new string('x', 60_000) + "\n";
        var reading = Task.Run(() => anna.ReadUntilAsync("the end"), TestContext.Current.CancellationToken);
        var own = Task.Run(() => ben.ReadUntilAsync("the end"), TestContext.Current.CancellationToken);

        for (var i = 0; i < 400; i++)
        {
            await ben.SendAsync(line);
        }

        await ben.SendAsync("the end\n");

        Assert.EndsWith("the end", await reading, StringComparison.Ordinal);
        Assert.EndsWith("the end", await own, StringComparison.Ordinal);
        await ben.SendAsync("are you there?\n");
        await ben.ReadUntilAsync("there?");
    }

    [Fact]
    public async Task A_flood_is_read_to_its_end()
    {
        await using var server = new RunningServer(Room);
        using var flooder = await server.ConnectAsync();
        using var witness = await server.ConnectAsync();
        var flood = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("spam\n", 20_000)) + "the end\n");
        var own = Task.Run(() => flooder.ReadUntilAsync("the end"), TestContext.Current.CancellationToken);
        var others = Task.Run(() => witness.ReadUntilAsync("the end"), TestContext.Current.CancellationToken);

        await flooder.SendAsync(flood);

        await own;
        await others;
    }

    [Fact]
    public async Task A_line_without_end_is_cut_and_its_sender_told()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo });
        using var peer = await server.ConnectAsync();
        var sending = peer.SendAsync(new string('x', 1_000_000) + "\nnext\n");

        Assert.Equal("* line too long, cut after 65536 bytes", await peer.ReadAsync());
        Assert.Equal(new string('x', 65_536), await peer.ReadAsync());
        Assert.Equal("next", await peer.ReadAsync());
        await sending;
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_replaced()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo });
        using var peer = await server.ConnectAsync();

        await peer.SendAsync([.. "a"u8, 0xff, 0xc3, .. "b\n"u8]);

        Assert.Equal("a\ufffd\ufffdb", await peer.ReadAsync());
    }

    [Fact]
    public async Task Control_characters_do_not_reach_the_room()
    {
        await using var server = new RunningServer(Room);
        using var peer = await server.ConnectAsync();

        await peer.SendAsync("/name \u001b]0;evil\u0007\n\u001b[31mred\n");

        Assert.Equal("* a name has no control characters", await peer.ReadUntilAsync("name"));
        Assert.Equal($"{peer.Name}: \\x1b[31mred", await peer.ReadUntilAsync("red"));
    }

    [Fact]
    public async Task A_client_that_resets_is_announced_as_gone()
    {
        await using var server = new RunningServer(Room);
        using var witness = await server.ConnectAsync();
        var rude = await server.ConnectAsync();
        var name = rude.Name;
        await witness.ReadUntilAsync(name + " joined");

        rude.Reset();

        Assert.Equal($"* {name} left", await witness.ReadAsync());
    }

    [Fact]
    public async Task A_client_that_does_not_close_after_farewell_is_closed()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo, FarewellTime = TimeSpan.FromMilliseconds(200) });
        using var peer = await server.ConnectAsync();
        await peer.SendAsync("bye\n");

        Assert.Equal("^^^", await peer.ReadAsync());
        Assert.Null(await peer.ReadAsync());
    }

    [Fact]
    public async Task A_stopping_server_waits_no_longer_than_its_patience_for_clients_that_stay()
    {
        var server = new RunningServer(Room with { FarewellTime = TimeSpan.FromMilliseconds(200) });
        using var stays = await server.ConnectAsync();
        await stays.ReadAsync();

        await server.DisposeAsync();

        Assert.Equal("^^^", await stays.ReadAsync());
        Assert.Null(await stays.ReadAsync());
    }

    [Fact]
    public async Task Hundreds_of_clients_talk_at_once()
    {
        const int clients = 400;
        await using var server = new RunningServer(new() { Style = ChatStyle.Room, Backlog = 512 });
        var peers = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => server.ConnectAsync()));
        await peers[^1].SendAsync("everybody?\n");
        await Task.WhenAll(peers.Select(peer => peer.ReadUntilAsync("everybody?")));

        await Task.WhenAll(peers.Select(peer => peer.SendAsync("bye\n")));

        await Task.WhenAll(peers.Select(peer => peer.ReadUntilAsync("^^^")));
        foreach (var peer in peers)
        {
            peer.Dispose();
        }
    }

    [Fact]
    public async Task Who_waits_in_the_listen_queue_gets_a_farewell_too_when_the_server_stops()
    {
        var server = new RunningServer(new() { Style = ChatStyle.Operator, FarewellTime = TimeSpan.FromMilliseconds(500) });
        using var guest = await server.ConnectAsync();
        using var waits = await server.ConnectAsync();
        await guest.SendAsync("hello\n");

        var stopping = server.DisposeAsync();

        Assert.Equal("^^^", await guest.ReadAsync());
        Assert.Equal("^^^", await waits.ReadAsync());
        Assert.Null(await waits.ReadAsync());
        waits.Socket.Shutdown(SocketShutdown.Both);
        await stopping;
    }
}
