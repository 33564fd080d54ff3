using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tcp;

/// <summary>TCP (RFC 9293 section 3.1). Once parsed, no accessor can fail; options that a snap length cut are left out.</summary>
/// <remarks><code>
///  0                   1                   2                   3
/// +-------------------------------+-------------------------------+
/// |          Source Port          |       Destination Port        |
/// +-------------------------------+-------------------------------+
/// |                        Sequence Number                        |
/// +---------------------------------------------------------------+
/// |                    Acknowledgment Number                      |
/// +-------+-----+-+-+-+-+-+-+-+-+-+-------------------------------+
/// | Data  |Rsrvd|A|C|E|U|A|P|R|S|F|                               |
/// | Offset|     |E|W|C|R|C|S|S|Y|I|            Window             |
/// |       |     | |R|E|G|K|H|T|N|N|                               |
/// +-------+-----+-+-+-+-+-+-+-+-+-+-------------------------------+
/// |           Checksum            |         Urgent Pointer        |
/// +-------------------------------+-------------------------------+
/// |                           [Options]                           |
/// +---------------------------------------------------------------+
/// </code></remarks>
internal readonly ref struct TcpHeader
{
    public const int MinLength = 20;

    private const ushort FlagMask = 0x01FF;

    private readonly ReadOnlySpan<byte> _bytes;

    private TcpHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public ushort SourcePort => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    public ushort DestinationPort => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.DestinationPort..]);

    public SequenceNumber Seq => new(BinaryPrimitives.ReadUInt32BigEndian(_bytes[Field.Seq..]));

    public SequenceNumber Ack => new(BinaryPrimitives.ReadUInt32BigEndian(_bytes[Field.Ack..]));

    /// <summary>Header length in bytes, 0 to 60; below 20 it is wrong.</summary>
    public int Length => (_bytes[Field.OffsetAndFlags] >> 4) * 4;

    public TcpFlags Flags => (TcpFlags)(BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.OffsetAndFlags..]) & FlagMask);

    public ushort Window => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.Window..]);

    public ushort Checksum => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.Checksum..]);

    public ushort UrgentPointer => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.UrgentPointer..]);

    /// <summary>What was captured of the options.</summary>
    public ReadOnlySpan<byte> Options => _bytes[MinLength..Math.Clamp(Length, MinLength, _bytes.Length)];

    public static bool TryParse(ReadOnlySpan<byte> bytes, out TcpHeader header)
    {
        header = new(bytes);
        return bytes.Length >= MinLength;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (!TryParse(rest, out var header))
        {
            return walk.Truncated(Layer.Tcp, MinLength);
        }

        var length = header.Length;
        if (length < MinLength || length > walk.Left)
        {
            return walk.Fail(Layer.Tcp, DecodeFault.BadLength, Math.Max(length, MinLength));
        }

        ref var segment = ref walk.Decoded.Segment;
        segment = default;
        segment.Key = FlowKey.Create(
            walk.Ip.Source, header.SourcePort, walk.Ip.Destination, header.DestinationPort, walk.Tunnel, out segment.SourceSide);
        segment.Flags = header.Flags;
        segment.Seq = header.Seq;
        segment.Ack = header.Ack;
        segment.Window = header.Window;
        segment.UrgentPointer = header.UrgentPointer;
        segment.PayloadLength = walk.Left - length;
        segment.CapturedPayload = Math.Max(0, rest.Length - length);
        segment.HeaderOffset = walk.Offset;
        segment.HeaderLength = (byte)length;
        segment.IpId = walk.Ip.Id;
        segment.Ttl = walk.Ip.Ttl;
        segment.Ecn = walk.Ip.Ecn;
        segment.IpLength = walk.Ip.Length;
        segment.Reassembled = walk.Ip.IsReassembled;
        segment.Encapsulation = walk.Layers.Then(Layer.Tcp);
        if (length > MinLength)
        {
            TcpOptionReader.Read(header.Options, length - MinLength, ref segment.Options);
        }

        var whole = rest.Length == walk.Left && !walk.Ip.IsClipped;
        segment.Checksum = whole ? TcpChecksum.Judge(walk.Ip.Source, walk.Ip.Destination, rest, header.Checksum) : ChecksumVerdict.Unverified;
        walk.Decoded.Kind = PacketKind.Tcp;
        return Header.Done;
    }

    private static class Field
    {
        public const int DestinationPort = 2;
        public const int Seq = 4;
        public const int Ack = 8;
        public const int OffsetAndFlags = 12;
        public const int Window = 14;
        public const int Checksum = 16;
        public const int UrgentPointer = 18;
    }
}
