using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>The point-to-point protocol (RFC 1661), with or without HDLC-like framing (RFC 1662).</summary>
/// <remarks><code>
/// +- - - - - - - -+- - - - - - - -+------------------+
/// | address (FF)  | control (03)  | protocol (1 or 2)|
/// +- - - - - - - -+- - - - - - - -+------------------+
/// </code>
/// Address and control may be left out. A protocol number that fits into one byte may be sent as one: the last byte of it is
/// odd, every other even (RFC 1661 section 2).
/// </remarks>
internal readonly ref struct PppHeader
{
    /// <summary>Bytes that are there at least.</summary>
    public const int MinLength = 1;

    private const byte AllStations = 0xFF;
    private const byte UnnumberedInformation = 0x03;

    private readonly ReadOnlySpan<byte> _protocol;

    private PppHeader(ReadOnlySpan<byte> protocol, int length)
    {
        _protocol = protocol;
        Length = length;
    }

    /// <summary>Length with what is there of framing, 1 to 4 bytes.</summary>
    public int Length { get; }

    public ushort Protocol => _protocol.Length == 1 ? _protocol[0] : BinaryPrimitives.ReadUInt16BigEndian(_protocol);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out PppHeader header)
    {
        var framing = bytes is [AllStations, UnnumberedInformation, ..] ? 2 : 0;
        var protocol = bytes[framing..];
        var length = protocol is [var first, ..] && (first & 1) == 1 ? 1 : 2;
        var whole = protocol.Length >= length;
        header = whole ? new(protocol[..length], framing + length) : default;
        return whole;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Ppp, MinLength);
        }

        walk.Enter(Layer.Ppp, header.Length);
        return PppProtocols.Next(ref walk, header.Protocol);
    }

    /// <summary>A serial line that is said to speak PPP may speak Cisco HDLC, whose first byte PPP never has.</summary>
    public static Header ReadSerial(ref PacketWalk walk) =>
        walk.Rest is [CiscoHdlcHeader.Unicast or CiscoHdlcHeader.Multicast, ..] ? CiscoHdlcHeader.Read(ref walk) : Read(ref walk);

    /// <summary>A direction byte comes first; pppd's form has the control byte of the framing after it.</summary>
    public static Header ReadDirected(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.IsEmpty)
        {
            return walk.Truncated(Layer.Ppp, 1 + MinLength);
        }

        walk.Offset += rest is [_, UnnumberedInformation, ..] ? 2 : 1;
        return Read(ref walk);
    }
}
