using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>IPv4 (RFC 791 section 3.1). Once parsed, no accessor can fail.</summary>
/// <remarks><code>
///  0                   1                   2                   3
/// +-------+-------+---------------+-------------------------------+
/// |Version|  IHL  |Type of Service|          Total Length         |
/// +-------+-------+---------------+-----+-------------------------+
/// |         Identification        |Flags|     Fragment Offset     |
/// +---------------+---------------+-----+-------------------------+
/// |  Time to Live |    Protocol   |        Header Checksum        |
/// +---------------+---------------+-------------------------------+
/// |                         Source Address                        |
/// +---------------------------------------------------------------+
/// |                      Destination Address                      |
/// +---------------------------------------------------------------+
/// |                    Options                    |    Padding    |
/// +---------------------------------------------------------------+
/// </code></remarks>
internal readonly ref struct IPv4Header
{
    public const int MinLength = 20;

    private const ushort MoreFragmentsBit = 0x2000;
    private const ushort OffsetMask = 0x1FFF;

    private readonly ReadOnlySpan<byte> _bytes;

    private IPv4Header(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public int Version => _bytes[0] >> 4;

    /// <summary>Header length in bytes, at least 20.</summary>
    public int Length => (_bytes[0] & 0x0F) * 4;

    public EcnCodepoint Ecn => (EcnCodepoint)(_bytes[Field.TypeOfService] & 3);

    /// <summary>Length of the packet in bytes; 0 where the network card is to fill it in (segmentation offload).</summary>
    public ushort TotalLength => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.TotalLength..]);

    public ushort Id => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.Id..]);

    public bool MoreFragments => (FlagsAndOffset & MoreFragmentsBit) != 0;

    /// <summary>Where this fragment's payload belongs, in bytes.</summary>
    public int FragmentOffset => (FlagsAndOffset & OffsetMask) * 8;

    public byte Ttl => _bytes[Field.Ttl];

    public byte Protocol => _bytes[Field.Protocol];

    public IpAddress Source => IpAddress.ReadIPv4(_bytes[Field.Source..]);

    /// <summary>The address in the header, or the last one of a source route.</summary>
    public IpAddress FinalDestination => IpAddress.ReadIPv4(
        Length > MinLength && SourceRoute.TryFindLast(Options, out var last) ? last : _bytes[Field.Destination..]);

    private ReadOnlySpan<byte> Options => _bytes[MinLength..Length];

    private ushort FlagsAndOffset => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.FlagsAndOffset..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out IPv4Header header)
    {
        header = new(bytes);
        return bytes.Length >= MinLength && header.Version == 4 && header.Length >= MinLength && header.Length <= bytes.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (!TryParse(rest, out var header) || (header.TotalLength != 0 && header.TotalLength < header.Length))
        {
            return Reject(ref walk, rest);
        }

        var left = walk.Left;
        var facts = new IpFacts
        {
            Source = header.Source,
            Destination = header.FinalDestination,
            Id = header.Id,
            Ttl = header.Ttl,
            Ecn = header.Ecn,
            Length = header.TotalLength,
            IsClipped = header.TotalLength > left,
        };
        walk.EnterIp(Layer.IPv4, header.Length, facts);
        walk.Limit((header.TotalLength == 0 ? left : header.TotalLength) - header.Length);
        if (header.MoreFragments || header.FragmentOffset != 0)
        {
            var key = new FragmentKey(facts.Source, facts.Destination, header.Id, header.Protocol, walk.Tunnel);
            if (!walk.Fragments.TryJoin(ref walk, key, header.FragmentOffset, header.MoreFragments, header.Protocol))
            {
                return Header.Done;
            }
        }

        return IpProtocols.Next(ref walk, header.Protocol);
    }

    private static Header Reject(ref PacketWalk walk, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < MinLength)
        {
            return walk.Truncated(Layer.IPv4, MinLength);
        }

        var header = new IPv4Header(bytes);
        return header.Version != 4 ? walk.Fail(Layer.IPv4, DecodeFault.BadValue)
            : header.Length > bytes.Length ? walk.Truncated(Layer.IPv4, header.Length)
            : walk.Fail(Layer.IPv4, DecodeFault.BadLength, Math.Max(header.Length, MinLength));
    }

    private static class Field
    {
        public const int TypeOfService = 1;
        public const int TotalLength = 2;
        public const int Id = 4;
        public const int FlagsAndOffset = 6;
        public const int Ttl = 8;
        public const int Protocol = 9;
        public const int Source = 12;
        public const int Destination = 16;
    }
}
