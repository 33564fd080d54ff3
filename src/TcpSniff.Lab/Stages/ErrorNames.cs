using System.Net.Sockets;

namespace TcpSniff.Lab.Stages;

/// <summary>Errors of socket calls by their BSD names (errno(3)).</summary>
internal static class ErrorNames
{
    /// <summary>The name, <c>ECONNREFUSED</c>.</summary>
    public static string Of(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "ECONNREFUSED",
        SocketError.ConnectionReset => "ECONNRESET",
        SocketError.TimedOut => "ETIMEDOUT",
        SocketError.AddressAlreadyInUse => "EADDRINUSE",
        SocketError.WouldBlock => "EAGAIN",
        SocketError.Shutdown => "EPIPE",
        SocketError.HostUnreachable => "EHOSTUNREACH",
        _ => error.ToString(),
    };
}
