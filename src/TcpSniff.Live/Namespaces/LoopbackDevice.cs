using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Live.Namespaces;

/// <summary>The loopback device of the current network namespace; in a new one it is down (netdevice(7)).</summary>
internal static unsafe partial class LoopbackDevice
{
    private const nuint GetFlags = 0x8913;
    private const nuint SetFlags = 0x8914;
    private const short Up = 1;

    /// <summary>Switches it on; its addresses come by themselves. Says whether that worked: it takes CAP_NET_ADMIN.</summary>
    public static bool BringUp() => OperatingSystem.IsLinux() && Change(flags => (short)(flags | Up));

    /// <summary>Switches it off.</summary>
    public static bool TakeDown() => OperatingSystem.IsLinux() && Change(flags => (short)(flags & ~Up));

    [SupportedOSPlatform("linux")]
    private static bool Change(Func<short, short> change)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var request = new InterfaceRequest();
        "lo"u8.CopyTo(new Span<byte>(request.Name, InterfaceRequest.NameSize));
        if (ioctl(socket.SafeHandle, GetFlags, &request) != 0)
        {
            return false;
        }

        request.Flags = change(request.Flags);
        return ioctl(socket.SafeHandle, SetFlags, &request) == 0;
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc")]
    private static partial int ioctl(SafeSocketHandle socket, nuint request, InterfaceRequest* argument);

    // struct ifreq: a name and a union of 24 bytes, of which the flags are the first two.
    [StructLayout(LayoutKind.Sequential, Size = 40)]
    private struct InterfaceRequest
    {
        public const int NameSize = 16;
        public fixed byte Name[NameSize];
        public short Flags;
    }
}
