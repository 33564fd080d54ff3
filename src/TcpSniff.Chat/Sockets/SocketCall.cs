using System.Net;

namespace TcpSniff.Chat.Sockets;

/// <summary>Which program made a call.</summary>
internal enum Caller
{
    /// <summary>The chat client.</summary>
    Client,

    /// <summary>The chat server.</summary>
    Server,
}

/// <summary>A call of the sockets interface, by its BSD name.</summary>
/// <param name="UnixNanoseconds">
/// Nanoseconds since 1970-01-01T00:00:00Z, the clock of captures too: just before a call that sends (connect, send, shutdown,
/// close), just after one that waits (accept, recv).
/// </param>
/// <param name="Caller">Which program made it.</param>
/// <param name="Local">The socket's own end; null while it has none.</param>
/// <param name="Remote">The other end; null where there is none.</param>
/// <param name="Text">The call and what came of it: <c>send(6 bytes)</c>, <c>accept() → 127.0.0.1:54012</c>.</param>
internal readonly record struct SocketCall(long UnixNanoseconds, Caller Caller, IPEndPoint? Local, IPEndPoint? Remote, string Text);

/// <summary>Is told every call, from any thread.</summary>
internal interface ICallLog
{
    /// <summary>Takes note of a call. Must return quickly: the call itself waits for it.</summary>
    void Called(in SocketCall call);
}
