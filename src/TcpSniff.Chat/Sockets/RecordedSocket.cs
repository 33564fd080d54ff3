using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TcpSniff.Chat.Sockets;

/// <summary>A socket whose calls are recorded: before those that send something, after those that wait for something.</summary>
internal sealed class RecordedSocket : IDisposable
{
    private readonly Socket _socket;
    private readonly CallRecorder _calls;
    private int _closed;

    private readonly bool _listens;

    /// <summary>Around a socket that exists.</summary>
    public RecordedSocket(Socket socket, CallRecorder calls, bool listens = false)
    {
        _listens = listens;
        _socket = socket;
        _calls = calls;
        Local = Plain(socket.LocalEndPoint);
        Remote = socket.Connected ? Plain(socket.RemoteEndPoint) : null;
    }

    /// <summary>The own end.</summary>
    public IPEndPoint? Local { get; private set; }

    /// <summary>The other end, once connected.</summary>
    public IPEndPoint? Remote { get; private set; }

    /// <summary>Opens a connection, or for datagrams names the peer.</summary>
    public async ValueTask ConnectAsync(IPEndPoint server, CancellationToken stop)
    {
        Record($"connect({server})");
        try
        {
            await _socket.ConnectAsync(server, stop);
        }
        catch (SocketException failure)
        {
            Record($"connect() → {failure.SocketErrorCode}");
            throw;
        }

        (Local, Remote) = (Plain(_socket.LocalEndPoint), server);
    }

    /// <summary>The next client.</summary>
    public async ValueTask<RecordedSocket> AcceptAsync(CancellationToken stop)
    {
        var accepted = new RecordedSocket(await _socket.AcceptAsync(stop), _calls);
        accepted.Record($"accept() → {accepted.Remote}");
        return accepted;
    }

    /// <summary>Whether a client waits to be accepted, or bytes to be read.</summary>
    public bool IsReady => _socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Sends all of it.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        Record($"send({Count(bytes.Length)})");
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes, stop)..];
        }
    }

    /// <summary>Sends a datagram.</summary>
    public async ValueTask SendToAsync(ReadOnlyMemory<byte> bytes, IPEndPoint to, CancellationToken stop)
    {
        Record($"sendto({Count(bytes.Length)}, {Plain(to)})");
        await _socket.SendToAsync(bytes, to, stop);
    }

    /// <summary>Receives what is there, waiting for the first byte; 0 once the other side sent its FIN.</summary>
    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken stop)
    {
        var count = await _socket.ReceiveAsync(buffer, stop);
        Record($"recv() → {Count(count)}");
        return count;
    }

    /// <summary>Waits until something has arrived, and leaves it there.</summary>
    public async ValueTask WaitAsync(CancellationToken stop) => await _socket.ReceiveAsync(Memory<byte>.Empty, stop);

    /// <summary>Receives a datagram.</summary>
    public async ValueTask<(int Count, IPEndPoint From)> ReceiveFromAsync(Memory<byte> buffer, CancellationToken stop)
    {
        var received = await _socket.ReceiveFromAsync(buffer, Any, stop);
        var from = (IPEndPoint)received.RemoteEndPoint;
        Record($"recvfrom() → {Count(received.ReceivedBytes)}, {Plain(from)}");
        return (received.ReceivedBytes, from);
    }

    /// <summary>Whether everything that has arrived so far was received.</summary>
    public bool IsDrained => _socket.Available == 0;

    /// <summary>Sends a FIN and goes on receiving.</summary>
    public void ShutdownSend()
    {
        Record("shutdown(SHUT_WR)");
        _socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Closes, once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            // The socket that listens has its own close, which says nothing to any client.
            Record(_listens ? "close(listening socket)" : "close()");
            _socket.Dispose();
        }
    }

    /// <summary>Sets SO_LINGER and TCP_NODELAY where asked to.</summary>
    public void Configure(int? lingerSeconds, bool noDelay)
    {
        if (noDelay)
        {
            Record("setsockopt(TCP_NODELAY, 1)");
            _socket.NoDelay = true;
        }

        if (lingerSeconds is { } seconds)
        {
            Record($"setsockopt(SO_LINGER, {seconds} s)");
            _socket.LingerState = new LingerOption(true, seconds);
        }
    }

    /// <summary>Lets the kernel ask a silent peer now and then whether it is still there (RFC 9293 section 3.8.4).</summary>
    public void KeepAlive(TimeSpan silence)
    {
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)silence.TotalSeconds);
    }

    /// <summary>Records a call on this socket.</summary>
    public void Record(string text) => _calls.Record(Local, Remote, text);

    private IPEndPoint Any => new(_socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);

    private static string Count(int bytes) => bytes == 1 ? "1 byte" : string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");

    // A socket that listens on :: sees IPv4 clients as ::ffff:192.0.2.1; on the wire they are 192.0.2.1.
    private static IPEndPoint? Plain(EndPoint? end) =>
        end is IPEndPoint { Address.IsIPv4MappedToIPv6: true } mapped ? new IPEndPoint(mapped.Address.MapToIPv4(), mapped.Port) : end as IPEndPoint;
}
