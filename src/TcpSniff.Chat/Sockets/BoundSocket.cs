using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Chat.Errors;

namespace TcpSniff.Chat.Sockets;

/// <summary>
/// Sockets bound to an address. The framework sets SO_REUSEADDR before every bind of a TCP socket on Unix, and its own
/// option of that name also sets SO_REUSEPORT: to have it really off, or on alone, they are made and bound by the C library.
/// </summary>
internal static class BoundSocket
{
    /// <summary>A socket bound to <paramref name="end"/>.</summary>
    /// <exception cref="ListenException">The system does not let it.</exception>
    public static Socket Create(IPEndPoint end, SocketType type, bool reuseAddress, CallRecorder calls)
    {
        RecordSocket(end.AddressFamily, type, calls);
        if (reuseAddress)
        {
            calls.Record(null, null, "setsockopt(SO_REUSEADDR, 1)");
        }

        calls.Record(null, null, $"bind({end})");
        try
        {
            return OperatingSystem.IsWindows() ? CreateOnWindows(end, type, reuseAddress) : CreateByLibrary(end, type, reuseAddress);
        }
        catch (ListenException failure)
        {
            calls.Record(null, null, $"bind() → {failure.Reason}");
            throw;
        }
    }

    /// <summary>A TCP socket that listens on <paramref name="end"/>.</summary>
    /// <exception cref="ListenException">The system does not let it.</exception>
    public static RecordedSocket Listen(IPEndPoint end, int backlog, bool reuseAddress, CallRecorder calls)
    {
        var socket = Create(end, SocketType.Stream, reuseAddress, calls);
        try
        {
            var bound = (IPEndPoint)socket.LocalEndPoint!;
            calls.Record(bound, null, $"listen(:{bound.Port}, backlog {backlog})");
            socket.Listen(backlog);
            return new RecordedSocket(socket, calls, listens: true);
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new ListenException(end, failure.Message, "");
        }
    }

    /// <summary>A socket that the system binds when it connects.</summary>
    public static Socket Unbound(AddressFamily family, SocketType type, CallRecorder calls)
    {
        RecordSocket(family, type, calls);
        return new(family, type, type == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
    }

    private static void RecordSocket(AddressFamily family, SocketType type, CallRecorder calls) => calls.Record(
        null, null, $"socket({(family == AddressFamily.InterNetwork ? "AF_INET" : "AF_INET6")}, {(type == SocketType.Stream ? "SOCK_STREAM" : "SOCK_DGRAM")})");

    [UnsupportedOSPlatform("windows")]
    private static Socket CreateByLibrary(IPEndPoint end, SocketType type, bool reuseAddress)
    {
        var handle = LibC.OpenSocket(end.AddressFamily, type);
        if (handle.IsInvalid || (reuseAddress && !LibC.SetReuseAddress(handle)) || !LibC.Bind(handle, end))
        {
            var error = Marshal.GetLastPInvokeError();
            handle.Dispose();
            throw Explain(end, error, reuseAddress);
        }

        return new Socket(handle);
    }

    // Windows lets nobody take a port in TIME-WAIT by accident, and its SO_REUSEADDR lets anybody steal one: it is left alone.
    private static Socket CreateOnWindows(IPEndPoint end, SocketType type, bool reuseAddress)
    {
        var socket = new Socket(end.AddressFamily, type, type == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp) { ExclusiveAddressUse = !reuseAddress };
        try
        {
            socket.Bind(end);
            return socket;
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new ListenException(end, failure.Message, "");
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static ListenException Explain(IPEndPoint end, int error, bool reuseAddress) => new(
        end,
        Marshal.GetPInvokeErrorMessage(error).ToLowerInvariant(),
        LibC.IsAddressInUse(error) ? reuseAddress ? "Another program has that port: choose another with --port" : "Another program has that port, or a connection in TIME-WAIT holds it: --reuse-address on helps against the latter"
        : LibC.IsPermissionDenied(error) ? "Ports below 1024 are root's: choose a higher one with --port"
        : "");
}
