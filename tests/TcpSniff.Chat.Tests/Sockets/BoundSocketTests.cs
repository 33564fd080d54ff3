using System.Net;
using System.Net.Sockets;
using TcpSniff.Chat.Errors;
using TcpSniff.Chat.Sockets;

namespace TcpSniff.Chat.Tests.Sockets;

public sealed class BoundSocketTests
{
    private const int SolSocket = 1;
    private const int SoReuseAddress = 2;
    private const int SoReusePort = 15;

    private static readonly CallRecorder Unrecorded = new(Caller.Server, null, TimeProvider.System);

    [Theory]
    [InlineData(SocketType.Stream, false, 0)]
    [InlineData(SocketType.Stream, true, 1)]
    [InlineData(SocketType.Dgram, false, 0)]
    public void Address_reuse_is_what_was_asked_for_and_port_reuse_never(SocketType type, bool reuse, int expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the option numbers are Linux's");
        using var socket = BoundSocket.Create(new(IPAddress.Loopback, 0), type, reuse, Unrecorded);

        Assert.Equal((expected, 0), (Option(socket, SoReuseAddress), Option(socket, SoReusePort)));
    }

    [Fact]
    public async Task TIME_WAIT_holds_the_port_without_address_reuse_and_not_with_it()
    {
        var server = new RunningServer(new() { Style = ChatStyle.Greeter, Raw = false });
        using (var peer = await server.ConnectAsync())
        {
            Assert.Equal("welcome!", await peer.ReadAsync());
            var stopping = server.StopAsync();
            Assert.Equal("^^^", await peer.ReadAsync());
            Assert.Null(await peer.ReadAsync());
            peer.Dispose();
            await stopping;
        }

        var again = new ChatServerOptions { Port = server.End.Port };
        var error = Assert.Throws<ListenException>(() => ChatServer.Listen(again with { ReuseAddress = false }, RunningServer.Quiet()));
        Assert.Equal(
            $"cannot listen on {server.End}: address already in use. Another program has that port, or a connection in TIME-WAIT holds it: --reuse-address on helps against the latter",
            error.Message);
        using var second = ChatServer.Listen(again, RunningServer.Quiet());
        Assert.Equal(server.End, second.End);
    }

    [Fact]
    public async Task A_port_that_another_server_has_is_an_error_with_and_without_reuse()
    {
        await using var first = new RunningServer(new());
        var second = new ChatServerOptions { Port = first.End.Port };

        Assert.Throws<ListenException>(() => ChatServer.Listen(second, RunningServer.Quiet()));
        Assert.Throws<ListenException>(() => ChatServer.Listen(second with { ReuseAddress = false }, RunningServer.Quiet()));
    }

    [Fact]
    public async Task A_bind_that_failed_is_a_call_that_failed()
    {
        await using var first = new RunningServer(new());
        var calls = new CallList();

        Assert.Throws<ListenException>(() => ChatServer.Listen(new() { Port = first.End.Port }, RunningServer.Quiet(), calls));

        Assert.Equal([$"bind({first.End})", "bind() → address already in use"], calls.Of(Caller.Server).TakeLast(2));
    }

    [Fact]
    public void An_address_of_another_host_is_an_error()
    {
        var error = Assert.Throws<ListenException>(() => ChatServer.Listen(new() { Bind = IPAddress.Parse("192.0.2.1") }, RunningServer.Quiet()));

        Assert.Equal("cannot listen on 192.0.2.1:12345: cannot assign requested address", error.Message);
    }

    [Fact]
    public async Task A_server_on_all_IPv6_addresses_hears_IPv4_too_and_names_it_so()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        await using var server = new RunningServer(new() { Bind = IPAddress.IPv6Any, Style = ChatStyle.Room });
        using var peer = await Peer.ConnectAsync(new(IPAddress.Loopback, server.End.Port));

        Assert.Equal($"* {peer.Name} joined", await peer.ReadAsync());
        Assert.StartsWith("127.0.0.1:", peer.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_set_on_the_socket()
    {
        using var socket = BoundSocket.Create(new(IPAddress.Loopback, 0), SocketType.Stream, true, Unrecorded);
        using var recorded = new RecordedSocket(socket, Unrecorded);

        recorded.Configure(lingerSeconds: 3, noDelay: true);

        Assert.True(socket.NoDelay);
        Assert.Equal((true, 3), (socket.LingerState!.Enabled, socket.LingerState.LingerTime));
    }

    private static int Option(Socket socket, int name)
    {
        var value = new byte[sizeof(int)];
        socket.GetRawSocketOption(SolSocket, name, value);
        return BitConverter.ToInt32(value);
    }
}
