using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Cisco's HDLC framing of serial lines.</summary>
/// <remarks><code>
/// +-------------+-------------+--------------+
/// | address (1) | control (1) | protocol (2) |   an EtherType, or Cisco's own
/// +-------------+-------------+--------------+
/// </code></remarks>
internal readonly ref struct CiscoHdlcHeader
{
    public const int Length = 4;
    public const byte Unicast = 0x0F;
    public const byte Multicast = 0x8F;

    private readonly ReadOnlySpan<byte> _bytes;

    private CiscoHdlcHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public ushort Protocol => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.Protocol..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out CiscoHdlcHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.CiscoHdlc, Length);
        }

        walk.Enter(Layer.CiscoHdlc, Length);
        return header.Protocol switch
        {
            0x8035 => walk.Other("slarp"),
            0xFEFE => walk.Other("osi"),
            var protocol => EtherTypes.Next(ref walk, protocol),
        };
    }

    private static class Field
    {
        public const int Protocol = 2;
    }
}
