using PacketDotNet;
using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Tcp;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>
/// TCP (RFC 9293 section 3.1). The options are read natively: PacketDotNet's list never ends at an option of length 0, reads
/// beyond options that are too short, and refuses every segment with an urgent pointer.
/// </summary>
internal static class TcpReader
{
    public static Header Read(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < TcpPacket.HeaderMinimumLength)
        {
            return walk.Truncated(Layer.Tcp, TcpPacket.HeaderMinimumLength);
        }

        var tcp = new TcpPacket(rest);
        var length = tcp.DataOffset * 4;
        if (length < TcpPacket.HeaderMinimumLength || length > walk.Left)
        {
            return walk.Fail(Layer.Tcp, DecodeFault.BadLength, Math.Max(length, TcpPacket.HeaderMinimumLength));
        }

        walk.Decoded.Segment = Segment(walk, tcp, length);
        walk.Decoded.Kind = PacketKind.Tcp;
        return Header.Done;
    }

    private static TcpSegment Segment(scoped in PacketWalk walk, TcpPacket tcp, int length)
    {
        var bytes = walk.Rest;
        ref readonly var ip = ref walk.Ip;
        var segment = new TcpSegment
        {
            Key = FlowKey.Create(ip.Source, tcp.SourcePort, ip.Destination, tcp.DestinationPort, walk.Tunnel, out var side),
            SourceSide = side,
            Flags = (TcpFlags)tcp.Flags,
            Seq = new(tcp.SequenceNumber),
            Ack = new(tcp.AcknowledgmentNumber),
            Window = tcp.WindowSize,
            UrgentPointer = (ushort)tcp.UrgentPointer,
            PayloadLength = walk.Left - length,
            CapturedPayload = Math.Max(0, bytes.Length - length),
            HeaderOffset = walk.Offset,
            HeaderLength = (byte)length,
            IpId = ip.Id,
            Ttl = ip.Ttl,
            Ecn = ip.Ecn,
            IpLength = ip.Length,
            Reassembled = ip.IsReassembled,
            Encapsulation = walk.Layers.Then(Layer.Tcp),
            Checksum = bytes.Length == walk.Left && !ip.IsClipped
                ? TcpChecksum.Judge(ip.Source, ip.Destination, bytes, tcp.Checksum)
                : ChecksumVerdict.Unverified,
        };
        var options = bytes[TcpPacket.HeaderMinimumLength..Math.Clamp(length, TcpPacket.HeaderMinimumLength, bytes.Length)];
        TcpOptionReader.Read(options, length - TcpPacket.HeaderMinimumLength, ref segment.Options);
        return segment;
    }
}
