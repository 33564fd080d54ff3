using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using TcpSniff.Chat.Sockets;
using TcpSniff.Lab.Namespaces;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Stages;

/// <summary>One side of the stage: a machine of its own as far as TCP can tell, where sockets are made.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Host : IDisposable
{
    private const ushort FirstClientPort = 40000;

    private readonly CallLog _log;
    private readonly List<PlayedSocket> _sockets = [];
    private readonly NetworkNamespace _namespace;
    private ushort _nextPort = FirstClientPort;

    internal Host(Role role, IPAddress address, NetworkNamespace @namespace, CallLog log) =>
        (Role, Address, _namespace, _log) = (role, address, @namespace, log);

    /// <summary>Which side it is.</summary>
    public Role Role { get; }

    /// <summary>Its address.</summary>
    public IPAddress Address { get; }

    private Caller Caller => Role == Role.Client ? Caller.Client : Caller.Server;

    /// <summary>A socket bound to a port, which the timeline shows or not.</summary>
    /// <exception cref="Chat.Errors.ListenException">The port is taken.</exception>
    public PlayedSocket Bind(ushort port, bool reuseAddress = false, bool shown = true, SocketType type = SocketType.Stream)
    {
        var calls = new CallRecorder(Caller, shown ? _log : null, TimeProvider.System);
        var socket = _namespace.Run(() => BoundSocket.Create(new(Address, port), type, reuseAddress, calls));
        return Own(socket, null);
    }

    /// <summary>A socket that listens.</summary>
    public PlayedSocket Listen(int backlog = 5, bool reuseAddress = false)
    {
        var listener = Bind(Stage.ServerPort, reuseAddress);
        listener.Listen(backlog);
        return listener;
    }

    /// <summary>A client's socket on the next free port, or on one of choice, not connected yet.</summary>
    public PlayedSocket NewSocket(ushort? port = null, SocketType type = SocketType.Stream) =>
        Bind(port ?? _nextPort++, reuseAddress: port is not null, shown: false, type);

    /// <summary>A socket that begins to connect; its SYN waits for the link.</summary>
    public PlayedSocket Connect(IPEndPoint server, ushort? port = null)
    {
        var socket = NewSocket(port);
        socket.Connect(server);
        return socket;
    }

    /// <summary>Sets a kernel parameter of this side; false where this kernel has none of that name.</summary>
    public bool SetParameter(KernelParameter parameter) => _namespace.SetParameter(parameter.Name, parameter.Value);

    /// <summary>Does something on this side: sockets made by it, on the calling thread, belong here.</summary>
    public T Run<T>(Func<T> work) => _namespace.Run(work);

    /// <inheritdoc/>
    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    internal PlayedSocket Own(Socket socket, IPEndPoint? remote)
    {
        var played = new PlayedSocket(this, socket, remote, new CallRecorder(Caller, _log, TimeProvider.System));
        _sockets.Add(played);
        return played;
    }
}
