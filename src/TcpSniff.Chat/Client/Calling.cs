using System.Net;
using System.Net.Sockets;
using TcpSniff.Chat.Errors;
using TcpSniff.Chat.Sockets;

namespace TcpSniff.Chat.Client;

/// <summary>Finds the server and connects.</summary>
internal static class Calling
{
    /// <summary>A link to the server; tries its addresses in turn.</summary>
    /// <exception cref="ConnectException">None of them can be reached.</exception>
    public static async Task<IChatLink> ConnectAsync(ChatClientOptions options, CallRecorder calls, CancellationToken stop)
    {
        var problem = SocketError.HostNotFound;
        foreach (var address in await ResolveAsync(options, stop))
        {
            var server = new IPEndPoint(address, options.Port);
            RecordedSocket? socket = null;
            try
            {
                socket = Open(options, address.AddressFamily, calls);
                await socket.ConnectAsync(server, stop);
                return options.Udp ? new UdpLink(socket, options.Raw) : new TcpLink(socket, options.Raw);
            }
            catch (SocketException failure)
            {
                problem = failure.SocketErrorCode;
                socket?.Dispose();
            }
            catch
            {
                socket?.Dispose();
                throw;
            }
        }

        throw Explain(options, problem);
    }

    private static RecordedSocket Open(ChatClientOptions options, AddressFamily family, CallRecorder calls)
    {
        var type = options.Udp ? SocketType.Dgram : SocketType.Stream;
        var socket = options.Bind is { } own
            ? BoundSocket.Create(own, type, options.ReuseAddress, calls)
            : BoundSocket.Unbound(family, type, calls);
        var recorded = new RecordedSocket(socket, calls);
        if (!options.Udp)
        {
            recorded.Configure(options.LingerSeconds, options.NoDelay);
        }

        return recorded;
    }

    private static async Task<IPAddress[]> ResolveAsync(ChatClientOptions options, CancellationToken stop)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(options.Host, stop);
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            throw Explain(options, SocketError.HostNotFound);
        }
    }

    private static ConnectException Explain(ChatClientOptions options, SocketError problem) => new(
        $"{options.Host}:{options.Port}",
        problem switch
        {
            SocketError.ConnectionRefused => "connection refused",
            SocketError.HostNotFound => "no such host",
            SocketError.TimedOut => "no answer",
            _ => new SocketException((int)problem).Message.ToLowerInvariant(),
        },
        problem == SocketError.ConnectionRefused ? $"Nobody listens there; start a server with: tcpsniff chat server --port {options.Port}" : "");
}
