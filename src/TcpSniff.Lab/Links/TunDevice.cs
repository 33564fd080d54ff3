using System.Net;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Lab.Native;

namespace TcpSniff.Lab.Links;

/// <summary>A network device whose wire is this program (<c>tun</c>).</summary>
[SupportedOSPlatform("linux")]
internal sealed class TunDevice : ILinkEnd
{
    private const string Name = "tun0";
    private const nuint SetInterface = 0x400454ca;   // TUNSETIFF
    private const short TunWithoutHeader = 0x1001;   // IFF_TUN | IFF_NO_PI

    private readonly Descriptor _handle;

    private TunDevice(Descriptor handle, IPAddress address) => (_handle, Address) = (handle, address);

    /// <inheritdoc/>
    public IPAddress Address { get; }

    /// <inheritdoc/>
    public int Descriptor => (int)_handle.DangerousGetHandle();

    /// <summary>Opens the machine's TUN driver; null where there is none or this user may not.</summary>
    public static Descriptor? Open() =>
        Libc.Open("/dev/net/tun", Libc.OpenReadWrite | Libc.OpenNonBlocking | Libc.OpenCloseOnExec) is { IsInvalid: false } handle ? handle : null;

    /// <summary>Makes a device in the calling thread's namespace and brings it up.</summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    public static TunDevice Create(Descriptor handle, IPAddress address)
    {
        NetworkDevice.Set(handle, SetInterface, new(Name) { Flags = TunWithoutHeader });
        NetworkDevice.BringUp(Name, address);
        return new(handle, address);
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        var length = Libc.Read(_handle, buffer, buffer.Length);
        return length >= 0 ? (int)length
            : Marshal.GetLastPInvokeError() == Libc.ErrorAgain ? 0
            : throw new LabException("read from the TUN device", Libc.LastError());
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> packet)
    {
        if (Libc.Write(_handle, packet, packet.Length) != packet.Length)
        {
            throw new LabException("write to the TUN device", Libc.LastError());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
