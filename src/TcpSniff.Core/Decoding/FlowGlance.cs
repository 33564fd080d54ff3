using System.Runtime.CompilerServices;
using TcpSniff.Decoding.Link;
using TcpSniff.Decoding.Network;
using TcpSniff.Decoding.Tcp;
using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>
/// A glance at the place where the ends of a TCP segment usually stand, in a few nanoseconds: TCP in IPv4 or IPv6 without extension headers,
/// in Ethernet, Linux cooked or raw packets. A guess, to have ready what will be needed: what a packet is, says the decoder.
/// </summary>
internal static class FlowGlance
{
    private const byte Tcp = 6;

    /// <summary>The ends of what seems to be a TCP segment; false where it is none, or not in its usual place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(LinkType link, ReadOnlySpan<byte> packet, out FlowKey key, out byte sourceSide)
    {
        (key, sourceSide) = (default, 0);
        var start = link switch
        {
            LinkType.Ethernet => EthernetHeader.Length,
            LinkType.LinuxSll => SllHeader.Length,
            LinkType.LinuxSll2 => Sll2Header.Length,
            LinkType.Null or LinkType.Loop => NullHeader.Length,
            LinkType.Raw or LinkType.IPv4 or LinkType.IPv6 => 0,
            _ => int.MaxValue,
        };
        if (packet.Length < start)
        {
            return false;
        }

        packet = packet[start..];
        // Only the first fragment of a datagram has ports.
        return IPv4Header.TryParse(packet, out var four)
            ? four is { Protocol: Tcp, FragmentOffset: 0 } && TryReadPorts(four.Source, four.FinalDestination, packet[four.Length..], out key, out sourceSide)
            : IPv6Header.TryParse(packet, out var six) && six.NextHeader == Tcp && TryReadPorts(six.Source, six.Destination, packet[IPv6Header.Length..], out key, out sourceSide);
    }

    private static bool TryReadPorts(IpAddress source, IpAddress destination, ReadOnlySpan<byte> rest, out FlowKey key, out byte sourceSide)
    {
        (key, sourceSide) = (default, 0);
        if (!TcpHeader.TryParse(rest, out var header))
        {
            return false;
        }

        key = FlowKey.Create(source, header.SourcePort, destination, header.DestinationPort, 0, out sourceSide);
        return true;
    }
}
