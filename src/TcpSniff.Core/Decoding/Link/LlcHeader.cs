using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Logical link control (IEEE 802.2), with the subnetwork access protocol where it is used (RFC 1042).</summary>
/// <remarks><code>
/// +------+------+---------+ - - - - - - - +- - - - - +
/// | DSAP | SSAP | control | organisation  | type     |   1 + 1 + 1, with SNAP (AA AA 03) 3 + 2 bytes more
/// +------+------+---------+ - - - - - - - +- - - - - +
/// </code></remarks>
internal readonly ref struct LlcHeader
{
    public const int Length = 3;
    public const int SnapLength = 8;

    private const byte SnapSap = 0xAA;
    private const byte Unnumbered = 0x03;

    private const uint Bridged = 0x0080C2;
    private const ushort BridgedWithChecksum = 1;
    private const ushort BridgedEthernet = 7;
    private const int BridgePad = 2;

    private readonly ReadOnlySpan<byte> _bytes;

    private LlcHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public byte Dsap => _bytes[Field.Dsap];

    public bool IsSnap => Dsap == SnapSap && _bytes[Field.Ssap] == SnapSap && _bytes[Field.Control] == Unnumbered && _bytes.Length >= SnapLength;

    /// <summary>Who gave <see cref="SnapType"/> its meaning; 0 and 0000F8 (RFC 1042, bridged) mean EtherTypes. Only with SNAP.</summary>
    public uint Organisation => BinaryPrimitives.ReadUInt32BigEndian(_bytes[Field.Control..]) & 0xFFFFFF;

    public ushort SnapType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.SnapType..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out LlcHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Llc, Length);
        }

        if (!header.IsSnap)
        {
            walk.Enter(Layer.Llc, Length);
            return NextOf(ref walk, header.Dsap);
        }

        walk.Enter(Layer.Llc, SnapLength);
        return NextOfSnap(ref walk, header.Organisation, header.SnapType);
    }

    /// <summary>The header that follows a service access point.</summary>
    public static Header NextOf(ref PacketWalk walk, byte dsap) => dsap == 0x06 ? Header.IPv4 : walk.Other(Name(dsap));

    /// <summary>The header that follows an organisation's type.</summary>
    /// <param name="walk">Where the header was.</param>
    /// <param name="organisation">Whose type it is.</param>
    /// <param name="type">The type.</param>
    /// <param name="bridgePad">Bytes before a frame that was bridged: two on ATM, none on Frame Relay (RFC 2684 section 5.2, RFC 2427 section 4.2).</param>
    public static Header NextOfSnap(ref PacketWalk walk, uint organisation, ushort type, int bridgePad = BridgePad)
    {
        if (organisation is 0 or 0x0000F8)
        {
            return EtherTypes.Next(ref walk, type);
        }

        if (organisation == Bridged && type is BridgedWithChecksum or BridgedEthernet && walk.Rest.Length >= bridgePad)
        {
            walk.Offset += bridgePad;
            return Header.Ethernet;
        }

        return walk.Other((organisation, type) switch { (0x00000C, 0x2000) => "cdp", (0x00000C, 0x010B) => "stp", _ => "snap" });
    }

    private static string Name(byte dsap) => dsap switch
    {
        0x42 => "stp",
        0xE0 or 0xFF => "ipx",
        0xF0 => "netbios",
        0xFE => "osi",
        _ => "llc",
    };

    private static class Field
    {
        public const int Dsap = 0;
        public const int Ssap = 1;
        public const int Control = 2;
        public const int SnapType = 6;
    }
}
