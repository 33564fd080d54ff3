using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using TcpSniff.Lab.Native;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Links;

/// <summary>Sets up network devices of the calling thread's namespace (netdevice(7)).</summary>
[SupportedOSPlatform("linux")]
internal static class NetworkDevice
{
    private const nuint SetAddress = 0x8916;         // SIOCSIFADDR
    private const nuint SetNetmask = 0x891c;         // SIOCSIFNETMASK
    private const nuint SetFlags = 0x8914;           // SIOCSIFFLAGS
    private const short UpAndRunning = 0x41;         // IFF_UP | IFF_RUNNING
    private const short NoNeighbours = 0x80;         // IFF_NOARP
    private const uint Netmask = 0xFFFFFF00;
    private const uint PrefixLength = 64;
    private const int Inet = 2;
    private const int Inet6 = 10;
    private const int Datagram = 2;

    private static readonly TimeSpan AddressTime = TimeSpan.FromSeconds(3);

    /// <summary>Brings a device up with an address, or with none; its neighbours are the other addresses of the same /24, for IPv6 /64, and are not asked for.</summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    public static void BringUp(string name, IPAddress? address)
    {
        var up = new InterfaceRequest(name) { Flags = UpAndRunning | NoNeighbours };
        using var socket = Libc.Socket(Inet, Datagram, 0);
        if (address is { AddressFamily: AddressFamily.InterNetworkV6 })
        {
            Set(socket, SetFlags, up);
            SetAddress6(name, address);
            return;
        }

        // Router solicitations and the like would be packets that nobody asked for.
        File.WriteAllText($"/proc/sys/net/ipv6/conf/{name}/disable_ipv6", "1");
        if (address is not null)
        {
            Set(socket, SetAddress, new(name) { Address = IpAddress.From(address).IPv4 });
            Set(socket, SetNetmask, new(name) { Address = Netmask });
        }

        Set(socket, SetFlags, up);
    }

    /// <summary>Tells a device something by ioctl(2).</summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    public static void Set(Descriptor handle, nuint what, InterfaceRequest request) => Check(Libc.Ioctl(handle, what, ref request) == 0);

    /// <summary>Whether the last system call succeeded.</summary>
    /// <exception cref="LabException">It did not.</exception>
    public static void Check(bool done)
    {
        if (!done)
        {
            throw new LabException("make a network device", Libc.LastError());
        }
    }

    private static void SetAddress6(string name, IPAddress address)
    {
        using var socket = Libc.Socket(Inet6, Datagram, 0);
        var request = new IPv6Request(address, PrefixLength, Libc.InterfaceIndex(name));
        Check(Libc.Ioctl(socket, SetAddress, ref request) == 0);
        Check(SpinWait.SpinUntil(() => Array.Exists(File.ReadAllLines("/proc/thread-self/net/if_inet6"), line => IsReady(line, name)), AddressTime));
    }

    /// <summary>A line is <c>address index prefix scope flags name</c>; an address with the flag TENTATIVE cannot be bound yet (RFC 4862 section 5.4).</summary>
    private static bool IsReady(string line, string name)
    {
        const int flags = 4;
        const int tentative = 0x40;
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields[^1] == name && fields[0].StartsWith("fd", StringComparison.Ordinal)
            && (int.Parse(fields[flags], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & tentative) == 0;
    }
}
