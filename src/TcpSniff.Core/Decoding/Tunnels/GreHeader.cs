using System.Buffers.Binary;
using TcpSniff.Decoding.Link;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>Generic routing encapsulation (RFC 2784 with the key and sequence number of RFC 2890), and PPTP's version 1 (RFC 2637).</summary>
/// <remarks><code>
///  0                   1                   2                   3
/// +-+-+-+-+-+-----+-+-------+-----+-------------------------------+
/// |C|R|K|S|s|Recur|A| Flags | Ver |         Protocol Type         |
/// +-+-+-+-+-+-----+-+-------+-----+-------------------------------+
/// |   Checksum (C or R)           |      Offset (C or R)          |
/// +-------------------------------+-------------------------------+
/// |                            Key (K)                            |   version 1: payload length, call id
/// +---------------------------------------------------------------+
/// |                      Sequence Number (S)                      |
/// +---------------------------------------------------------------+
/// |                 Acknowledgment Number (A, version 1)          |
/// +---------------------------------------------------------------+
/// </code></remarks>
internal readonly ref struct GreHeader
{
    public const int MinLength = 4;

    private const ushort HasChecksum = 0x8000;
    private const ushort HasRouting = 0x4000;
    private const ushort HasKey = 0x2000;
    private const ushort HasSequence = 0x1000;
    private const ushort HasAcknowledgment = 0x0080;
    private const ushort VersionMask = 7;
    private const int RedirectionLength = 4;

    // Aruba's access points number their tunnels of 802.11 so.
    private const ushort FirstWireless = 0x8200;
    private const ushort LastWireless = 0x8370;

    private readonly ReadOnlySpan<byte> _bytes;

    private GreHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public ushort ProtocolType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.ProtocolType..]);

    public int Version => Flags & VersionMask;

    public int Length => MinLength + ChecksumLength + Four(HasKey) + Four(HasSequence) + (Version == 1 ? Four(HasAcknowledgment) : 0);

    /// <summary>The key, where there is one and it names a tunnel in both directions (a version 1 call id does not), else 0.</summary>
    public uint Key => Has(HasKey) && Version == 0 ? BinaryPrimitives.ReadUInt32BigEndian(_bytes[(MinLength + ChecksumLength)..]) : 0;

    public bool IsSequenced => Has(HasSequence);

    private ushort Flags => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    private int ChecksumLength => Has(HasChecksum) || Has(HasRouting) ? 4 : 0;

    public static bool TryParse(ReadOnlySpan<byte> bytes, out GreHeader header)
    {
        header = new(bytes);
        return bytes.Length >= MinLength && bytes.Length >= header.Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (!TryParse(rest, out var header))
        {
            return walk.Truncated(Layer.Gre, rest.Length < MinLength ? MinLength : header.Length);
        }

        // Nobody sends source routes any more (RFC 2784 section 2.3 obsoletes them).
        if (header.Version > 1 || header.Has(HasRouting))
        {
            return walk.Other("gre");
        }

        walk.Enter(Layer.Gre, header.Length);
        walk.Separate(Layer.Gre, header.Key);
        return NextOf(ref walk, header.ProtocolType, header.IsSequenced);
    }

    /// <summary>The header that follows a protocol type.</summary>
    public static Header NextOf(ref PacketWalk walk, ushort protocolType, bool isSequenced) => protocolType switch
    {
        // ERSPAN of the first type has no header of its own, which only the missing sequence number shows.
        0x88BE when !isSequenced => Header.Ethernet,
        0x88BE or 0x22EB => Header.Erspan,
        0x880B => walk.Left > 0 ? Header.Ppp : walk.Other("gre"),
        0x883E => walk.Rest is [var first, ..] && first >> 4 is not 4 ? PastRedirection(ref walk) : Header.IPv4,
        >= FirstWireless and <= LastWireless when (protocolType & 0xF) == 0 => Header.WlanOfTunnel,
        < 0x600 => walk.Other("gre"),
        var type => EtherTypes.Next(ref walk, type),
    };

    // Web caches get four bytes about the redirection (draft-wilson-wrec-wccp-v2-01 section 4.12).
    private static Header PastRedirection(ref PacketWalk walk)
    {
        if (walk.Rest.Length < RedirectionLength)
        {
            return walk.Other("wccp");
        }

        walk.Offset += RedirectionLength;
        return Header.IPv4;
    }

    private bool Has(ushort flag) => (Flags & flag) != 0;

    private int Four(ushort flag) => Has(flag) ? 4 : 0;

    private static class Field
    {
        public const int ProtocolType = 2;
    }
}
