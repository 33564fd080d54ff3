using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using TcpSniff.Chat.Sockets;

namespace TcpSniff.Lab.Stages;

/// <summary>A real socket whose calls are written down. No call waits: the link delivers what they cause when the scenario says so.</summary>
[SupportedOSPlatform("linux")]
internal sealed class PlayedSocket : IDisposable
{
    private const int Tcp = 6;

    private readonly Host _host;
    private bool _listens;
    private readonly CallRecorder _calls;
    private readonly byte[] _buffer = new byte[256 * 1024];

    internal PlayedSocket(Host host, Socket socket, IPEndPoint? remote, CallRecorder calls)
    {
        (_host, Socket, Remote, _calls) = (host, socket, remote, calls);
        socket.Blocking = false;
        Local = (IPEndPoint)socket.LocalEndPoint!;
    }

    /// <summary>The socket itself.</summary>
    public Socket Socket { get; }

    /// <summary>The own end.</summary>
    public IPEndPoint Local { get; }

    /// <summary>The other end, once there is one.</summary>
    public IPEndPoint? Remote { get; private set; }

    /// <summary>Whether recv or accept would have something to return.</summary>
    public bool IsReadable => Socket.Poll(0, SelectMode.SelectRead);

    /// <summary>listen(2).</summary>
    public void Listen(int backlog)
    {
        _listens = true;
        Note($"listen(:{Local.Port}, backlog {backlog})");
        Socket.Listen(backlog);
    }

    /// <summary>connect(2).</summary>
    public void Connect(IPEndPoint server)
    {
        Remote = server;
        Note($"connect({server})");
        try
        {
            Socket.Connect(server);
        }
        catch (SocketException reason) when (reason.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // The handshake waits for the link.
        }
    }

    /// <summary>accept(2); somebody must be waiting.</summary>
    public PlayedSocket Accept()
    {
        var socket = Socket.Accept();
        var accepted = _host.Own(socket, (IPEndPoint)socket.RemoteEndPoint!);
        accepted.Note($"accept() → {accepted.Remote}");
        return accepted;
    }

    /// <summary>send(2) of a text in UTF-8.</summary>
    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    /// <summary>send(2); returns how many bytes the kernel took.</summary>
    public int Send(ReadOnlySpan<byte> bytes, SocketFlags flags = SocketFlags.None)
    {
        Note($"send({bytes.Length} bytes{(flags.HasFlag(SocketFlags.OutOfBand) ? ", MSG_OOB" : "")})");
        return SendQuietly(bytes, flags);
    }

    /// <summary>recv(2); 0 at the end of the stream, null where nothing came or the connection broke.</summary>
    public int? Receive(SocketFlags flags = SocketFlags.None)
    {
        var length = Socket.Receive(_buffer, 0, _buffer.Length, flags, out var error);
        var outcome = error == SocketError.Success ? $"{length} bytes" : ErrorNames.Of(error);
        Note($"recv({(flags.HasFlag(SocketFlags.OutOfBand) ? "MSG_OOB" : "")}) → {(length == 0 && error == SocketError.Success ? "0: end of stream" : outcome)}");
        return error == SocketError.Success ? length : null;
    }

    /// <summary>shutdown(SHUT_WR): the FIN goes out, reading goes on.</summary>
    public void Shutdown()
    {
        Note("shutdown(SHUT_WR)");
        Socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>close(2).</summary>
    public void Close()
    {
        Note(_listens ? "close(listening socket)" : "close()");
        Socket.Dispose();
    }

    /// <summary>close(2) with SO_LINGER at 0 seconds: no FIN, a RST.</summary>
    public void Abort()
    {
        Note("setsockopt(SO_LINGER, 0 s)");
        Socket.LingerState = new(true, 0);
        Close();
    }

    /// <summary>setsockopt(2) of an option by Linux's number for it.</summary>
    public void SetOption(TcpOption option, int value)
    {
        Note($"setsockopt({OptionNames.Of(option)}, {value})");
        Socket.SetRawSocketOption(Tcp, (int)option, BitConverter.GetBytes(value));
    }

    /// <summary>setsockopt(2) of SO_RCVBUF; Linux doubles it for its own bookkeeping. Before listen it also holds for what is accepted.</summary>
    public void SetReceiveBuffer(int bytes)
    {
        Note($"setsockopt(SO_RCVBUF, {bytes})");
        Socket.ReceiveBufferSize = bytes;
    }

    /// <summary>setsockopt(2) of SO_KEEPALIVE and its times.</summary>
    /// <param name="idle">Seconds of silence before the first probe.</param>
    /// <param name="interval">Seconds between probes.</param>
    /// <param name="count">How many may stay unanswered.</param>
    public void KeepAlive(int idle, int interval, int count)
    {
        SetOption(TcpOption.KeepIdle, idle);
        SetOption(TcpOption.KeepInterval, interval);
        SetOption(TcpOption.KeepCount, count);
        Note("setsockopt(SO_KEEPALIVE, 1)");
        Socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
    }

    /// <summary>How an attempt to connect went, or what broke the connection: its error's name, null for none.</summary>
    public string? Outcome(string call)
    {
        var error = (SocketError)(int)Socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
        if (error == SocketError.Success)
        {
            return null;
        }

        Note($"{call}() → {ErrorNames.Of(error)}");
        return ErrorNames.Of(error);
    }

    /// <summary>Hands the socket over to a process of its own, to be killed.</summary>
    public HeldProcess GiveToProcess() => new(this);

    /// <summary>Writes something down that concerns this socket.</summary>
    public void Note(string text) => _calls.Record(Local, Remote, text);

    /// <inheritdoc/>
    public void Dispose() => Socket.Dispose();

    /// <summary>send(2) without writing it down.</summary>
    internal int SendQuietly(ReadOnlySpan<byte> bytes, SocketFlags flags = SocketFlags.None)
    {
        var sent = Socket.Send(bytes, flags, out var error);
        return error == SocketError.Success ? sent : 0;
    }

    /// <summary>recv(2) without writing it down: the bytes that were waiting.</summary>
    internal int ReceiveQuietly(int atMost = int.MaxValue)
    {
        var length = Socket.Receive(_buffer, 0, Math.Min(atMost, _buffer.Length), SocketFlags.None, out var error);
        return error == SocketError.Success ? length : 0;
    }
}
