using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TcpSniff.Lab.Namespaces;
using TcpSniff.Lab.Native;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Links;

/// <summary>A network device whose wire is this program: IP packets that the kernel sends are read here, and what is written here the kernel receives.</summary>
public sealed class TunDevice : IDisposable
{
    /// <summary>Bytes that a packet has at most.</summary>
    public const int MaxPacket = 65536;

    private const nuint SetInterface = 0x400454ca;   // TUNSETIFF
    private const nuint SetAddress = 0x8916;         // SIOCSIFADDR
    private const nuint SetNetmask = 0x891c;         // SIOCSIFNETMASK
    private const nuint SetFlags = 0x8914;           // SIOCSIFFLAGS
    private const short TunWithoutHeader = 0x1001;   // IFF_TUN | IFF_NO_PI
    private const short UpAndRunning = 0x41;         // IFF_UP | IFF_RUNNING
    private const uint Netmask = 0xFFFFFF00;
    private const uint PrefixLength = 64;
    private const int Inet = 2;
    private const int Inet6 = 10;
    private const int Datagram = 2;

    private static readonly TimeSpan AddressTime = TimeSpan.FromSeconds(3);

    private readonly Descriptor _handle;

    private TunDevice(Descriptor handle, IPAddress address) => (_handle, Address) = (handle, address);

    /// <summary>The device's address.</summary>
    public IPAddress Address { get; }

    /// <summary>Makes a device inside a namespace and brings it up; its neighbours are the other addresses of the same /24, for IPv6 /64.</summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    public static TunDevice Create(NetworkNamespace @namespace, string name, IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(@namespace);
        return @namespace.Run(() =>
        {
            var handle = Libc.Open("/dev/net/tun", Libc.OpenReadWrite | Libc.OpenNonBlocking | Libc.OpenCloseOnExec);
            Check(!handle.IsInvalid);
            Set(handle, SetInterface, new(name) { Flags = TunWithoutHeader });

            using var socket = Libc.Socket(Inet, Datagram, 0);
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
            {
                Set(socket, SetFlags, new(name) { Flags = UpAndRunning });
                SetAddress6(name, address);
                return new TunDevice(handle, address);
            }

            // Router solicitations and the like would be packets that nobody asked for.
            File.WriteAllText("/proc/sys/net/ipv6/conf/all/disable_ipv6", "1");
            Set(socket, SetAddress, new(name) { Address = IpAddress.From(address).IPv4 });
            Set(socket, SetNetmask, new(name) { Address = Netmask });
            Set(socket, SetFlags, new(name) { Flags = UpAndRunning });
            return new TunDevice(handle, address);
        });
    }

    /// <summary>Takes the next packet that the kernel sent, without waiting; 0 for none.</summary>
    public int Read(Span<byte> buffer)
    {
        var length = Libc.Read(_handle, buffer, buffer.Length);
        return length >= 0 ? (int)length
            : Marshal.GetLastPInvokeError() == Libc.ErrorAgain ? 0
            : throw new LabException("read from the TUN device", Libc.LastError());
    }

    /// <summary>Lets the kernel receive a packet. What it does at once is done when this returns.</summary>
    public void Write(ReadOnlySpan<byte> packet)
    {
        if (Libc.Write(_handle, packet, packet.Length) != packet.Length)
        {
            throw new LabException("write to the TUN device", Libc.LastError());
        }
    }

    /// <summary>Waits until one of two devices has a packet; false if neither has one in time.</summary>
    public static bool WaitAny(TunDevice first, TunDevice second, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Span<Libc.PollEntry> entries = [first.Entry(), second.Entry()];
        return Libc.Poll(entries, 2, (int)time.TotalMilliseconds) > 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private Libc.PollEntry Entry() => new() { Descriptor = (int)_handle.DangerousGetHandle(), Events = Libc.PollIn };

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

    private static void Set(Descriptor handle, nuint what, InterfaceRequest request) => Check(Libc.Ioctl(handle, what, ref request) == 0);

    private static void Check(bool done)
    {
        if (!done)
        {
            throw new LabException("make a TUN device", Libc.LastError());
        }
    }
}
