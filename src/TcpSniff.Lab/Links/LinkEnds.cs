using System.Net;
using System.Runtime.Versioning;
using TcpSniff.Lab.Namespaces;
using TcpSniff.Lab.Native;

namespace TcpSniff.Lab.Links;

/// <summary>Ends of a link, whatever kind of device they are.</summary>
[SupportedOSPlatform("linux")]
internal static class LinkEnds
{
    /// <summary>Bytes that a packet has at most.</summary>
    public const int MaxPacket = 65536;

    /// <summary>
    /// Makes an end inside a namespace: a TUN device, or where this user may not open <c>/dev/net/tun</c>, which belongs to the
    /// machine and not to a namespace, a virtual cable.
    /// </summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    public static ILinkEnd Create(NetworkNamespace @namespace, IPAddress address) => @namespace.Run<ILinkEnd>(() =>
        TunDevice.Open() is { } device ? TunDevice.Create(device, address) : VirtualCable.Create(address));

    /// <summary>Waits until one of two ends has a packet; false if neither has one in time.</summary>
    public static bool WaitAny(ILinkEnd first, ILinkEnd second, TimeSpan time)
    {
        Span<Libc.PollEntry> entries = [Entry(first), Entry(second)];
        return Libc.Poll(entries, 2, (int)time.TotalMilliseconds) > 0;
    }

    private static Libc.PollEntry Entry(ILinkEnd end) => new() { Descriptor = end.Descriptor, Events = Libc.PollIn };
}
