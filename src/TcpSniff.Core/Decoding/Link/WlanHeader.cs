using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>An 802.11 frame (IEEE 802.11 section 9.2). Only data frames in the clear go on; of an aggregate the first part does.</summary>
/// <remarks><code>
/// +---------+--------------+---------------+--------------+- - - - - - +- - - - +- - - - +
/// | frame   | duration (2) | addresses (18)| sequence (2) | address 4  | QoS    | HT     |
/// | ctl (2) |              |               |              | (6)        | (2)    | (4)    |
/// +---------+--------------+---------------+--------------+- - - - - - +- - - - +- - - - +
/// </code></remarks>
internal readonly ref struct WlanHeader
{
    public const int MinLength = 24;

    private const byte DataType = 2;
    private const byte QosBit = 8;
    private const byte NoDataBit = 4;
    private const byte BothDistributionSystems = 3;
    private const byte MoreFragments = 0x04;
    private const byte Protected = 0x40;
    private const byte Order = 0x80;
    private const byte Aggregated = 0x80;
    private const int SubframeLength = 14;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly byte _kind;

    private WlanHeader(ReadOnlySpan<byte> bytes, bool isSwapped)
    {
        _bytes = bytes;
        (_kind, Flags) = bytes.Length < 2 ? default : isSwapped ? (bytes[1], bytes[0]) : (bytes[0], bytes[1]);
    }

    /// <summary>Whether the frame carries a packet, whole and in the clear.</summary>
    public bool HasPacket =>
        Type == DataType && (Subtype & NoDataBit) == 0 && (Flags & (Protected | MoreFragments)) == 0 && FragmentNumber == 0;

    public int Length => FixedLength + (HasQos ? 2 + ((Flags & Order) != 0 ? 4 : 0) : 0);

    /// <summary>Whether several packets were sent as one frame (A-MSDU).</summary>
    public bool IsAggregate => HasQos && (_bytes[FixedLength] & Aggregated) != 0;

    private int Type => (_kind >> 2) & 3;

    private int Subtype => _kind >> 4;

    private byte Flags { get; }

    private int FragmentNumber => _bytes[Field.Sequence] & 0x0F;

    private bool HasQos => Type == DataType && (Subtype & QosBit) != 0;

    private int FixedLength => MinLength + ((Flags & BothDistributionSystems) == BothDistributionSystems ? 6 : 0);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out WlanHeader header, bool isSwapped = false)
    {
        header = new(bytes, isSwapped);
        return bytes.Length >= MinLength && bytes.Length >= header.Length;
    }

    /// <summary>Reads a frame that access points tunnel: some of them swap the first two bytes, which shows where only swapped they are of data.</summary>
    public static Header ReadOfTunnel(ref PacketWalk walk) => Read(ref walk, isSwapped: walk.Rest is [var first, var second, ..] && !IsData(first) && IsData(second));

    /// <summary>Reads the frame; with <paramref name="padded"/> its header was filled up to a multiple of four bytes.</summary>
    public static Header Read(ref PacketWalk walk, bool padded = false, bool isSwapped = false)
    {
        var rest = walk.Rest;
        if (!TryParse(rest, out var header, isSwapped))
        {
            return rest.Length > 0 && !isSwapped && ((rest[0] >> 2) & 3) != DataType ? walk.Other("wlan") : walk.Truncated(Layer.Wlan, MinLength);
        }

        if (!header.HasPacket)
        {
            return walk.Other("wlan");
        }

        var length = padded ? (header.Length + 3) & ~3 : header.Length;
        var needed = length + (header.IsAggregate ? SubframeLength : 0);
        if (rest.Length < needed)
        {
            return walk.Truncated(Layer.Wlan, needed);
        }

        walk.Enter(Layer.Wlan, needed);
        if (header.IsAggregate)
        {
            walk.Limit(BinaryPrimitives.ReadUInt16BigEndian(rest[(needed - 2)..]));
        }

        return Header.Llc;
    }

    private static bool IsData(byte kind) => (kind & 0x0F) == DataType << 2;

    private static class Field
    {
        public const int Sequence = 22;
    }
}
