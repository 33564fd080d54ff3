using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Chat.Sockets;

/// <summary>The C library's own socket functions. Those that return false left the reason in <see cref="Marshal.GetLastPInvokeError"/>.</summary>
[UnsupportedOSPlatform("windows")]
internal static unsafe partial class LibC
{
    private const int Stream = 1;
    private const int Datagram = 2;
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExec = 1;
    private const int PermissionDenied = 13;

    private static readonly bool Linux = OperatingSystem.IsLinux();

    /// <summary>A socket that programs started later do not inherit.</summary>
    public static SafeSocketHandle OpenSocket(AddressFamily family, SocketType type)
    {
        const int inet = 2;
        var inet6 = Linux ? 10 : OperatingSystem.IsMacOS() ? 30 : 28;
        var descriptor = socket(family == AddressFamily.InterNetwork ? inet : inet6, type == SocketType.Stream ? Stream : Datagram, 0);
        if (descriptor >= 0)
        {
            _ = fcntl(descriptor, SetDescriptorFlags, CloseOnExec);
        }

        return new SafeSocketHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Sets SO_REUSEADDR, and it alone.</summary>
    public static bool SetReuseAddress(SafeSocketHandle handle)
    {
        var (level, name) = Linux ? (1, 2) : (0xffff, 4);
        var on = 1;
        return setsockopt(handle, level, name, &on, sizeof(int)) == 0;
    }

    /// <summary>Binds to an address, with no option set on the way.</summary>
    public static bool Bind(SafeSocketHandle handle, IPEndPoint end)
    {
        // The framework serializes addresses in the system's own layout.
        var address = end.Serialize();
        fixed (byte* bytes = address.Buffer.Span)
        {
            return bind(handle, bytes, (uint)address.Size) == 0;
        }
    }

    /// <summary>Whether an error is EADDRINUSE.</summary>
    public static bool IsAddressInUse(int error) => error == (Linux ? 98 : 48);

    /// <summary>Whether an error is EACCES.</summary>
    public static bool IsPermissionDenied(int error) => error == PermissionDenied;

    [LibraryImport("libc", SetLastError = true)]
    private static partial int socket(int family, int type, int protocol);

    [LibraryImport("libc")]
    private static partial int fcntl(int descriptor, int command, nint argument);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setsockopt(SafeSocketHandle handle, int level, int name, int* value, uint size);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int bind(SafeSocketHandle handle, byte* address, uint size);
}
