using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Lab.Native;

namespace TcpSniff.Lab.Links;

/// <summary>
/// A pair of virtual Ethernet devices (veth(4)): the side's kernel sends on the near one, and this program reads and writes the far
/// one by a packet socket (packet(7)). Unlike a TUN device it takes nothing but rights inside the namespace.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class VirtualCable : ILinkEnd
{
    private const string Near = "near0";
    private const string Far = "far0";
    private const int Packet = 17;
    private const int Datagram = 2;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int PacketLevel = 263;   // SOL_PACKET
    private const int BypassQueue = 20;    // PACKET_QDISC_BYPASS
    private const int IPv4 = 0x0800;
    private const int IPv6 = 0x86DD;

    /// <summary>Locally administered, as the far device's is: what is sent to the near one is not for the far one.</summary>
    private static readonly byte[] NearHardware = [2, 0, 0, 0, 0, 1];

    private readonly Descriptor _socket;
    private LinkAddress _peer;

    private VirtualCable(Descriptor socket, LinkAddress peer, IPAddress address) => (_socket, _peer, Address) = (socket, peer, address);

    /// <inheritdoc/>
    public IPAddress Address { get; }

    /// <inheritdoc/>
    public int Descriptor => (int)_socket.DangerousGetHandle();

    /// <summary>Makes a cable in the calling thread's namespace and brings it up.</summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    public static VirtualCable Create(IPAddress address)
    {
        NetworkDevice.Check(RouteNetlink.AddCable(Near, NearHardware, Far));
        TransmitChecksums.Compute(Near);
        TransmitChecksums.Compute(Far);
        NetworkDevice.BringUp(Far, null);

        // Bound to one protocol, it hears what comes in, not what it sends itself.
        var far = new LinkAddress(address.AddressFamily == AddressFamily.InterNetworkV6 ? IPv6 : IPv4, Libc.InterfaceIndex(Far), NearHardware);
        var socket = Libc.Socket(Packet, Datagram | NonBlocking | CloseOnExec, 0);
        NetworkDevice.Check(!socket.IsInvalid && Libc.Bind(socket, ref far, LinkAddress.Length) == 0);

        // The far device's queue begins to work only when the kernel gets round to notice that the near one is up.
        var without = 1;
        NetworkDevice.Check(Libc.SetOption(socket, PacketLevel, BypassQueue, ref without, sizeof(int)) == 0);
        NetworkDevice.BringUp(Near, address);
        return new(socket, far, address);
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        var length = Libc.Read(_socket, buffer, buffer.Length);
        return length >= 0 ? (int)length
            : Marshal.GetLastPInvokeError() == Libc.ErrorAgain ? 0
            : throw new LabException("read from the virtual cable", Libc.LastError());
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> packet)
    {
        if (Libc.SendTo(_socket, packet, packet.Length, 0, ref _peer, LinkAddress.Length) != packet.Length)
        {
            throw new LabException("write to the virtual cable", Libc.LastError());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
