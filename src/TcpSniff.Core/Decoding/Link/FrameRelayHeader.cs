using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Frame Relay (Q.922 addresses) with the multiprotocol encapsulation of RFC 2427, or Cisco's, which has an EtherType only.</summary>
/// <remarks><code>
/// +----------------------+- - - - - - - -+- - - - -+- - - - - - - - - - - - - -+
/// | address (2 to 4)     | control (03)  | pad (1) | NLPID (1), SNAP (5)       |
/// +----------------------+- - - - - - - -+- - - - -+- - - - - - - - - - - - - -+
/// </code></remarks>
internal static class FrameRelayHeader
{
    private const byte LastOfAddress = 0x01;
    private const int MaxAddress = 4;
    private const byte UnnumberedInformation = 0x03;
    private const byte Snap = 0x80;
    private const int SnapLength = 5;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        var address = 1;
        while (address <= MaxAddress && address <= rest.Length && (rest[address - 1] & LastOfAddress) == 0)
        {
            address++;
        }

        if (address > MaxAddress)
        {
            return walk.Fail(Layer.FrameRelay, DecodeFault.BadValue);
        }

        if (rest.Length < address + 2)
        {
            return walk.Truncated(Layer.FrameRelay, address + 2);
        }

        if (rest[address] != UnnumberedInformation)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(rest[address..]);
            walk.Enter(Layer.FrameRelay, address + 2);
            return type < 0x600 ? walk.Other("frame-relay") : EtherTypes.Next(ref walk, type);
        }

        // A zero may pad to an even length.
        var length = address + (rest[address + 1] == 0 ? 3 : 2);
        if (rest.Length < length)
        {
            return walk.Truncated(Layer.FrameRelay, length);
        }

        walk.Enter(Layer.FrameRelay, length);
        return NextOf(ref walk, rest[length - 1]);
    }

    /// <summary>The header that follows a network layer protocol identifier (ISO/IEC TR 9577).</summary>
    private static Header NextOf(ref PacketWalk walk, byte identifier)
    {
        switch (identifier)
        {
            case 0xCC:
                return Header.IPv4;
            case 0x8E:
                return Header.IPv6;
            case 0xCF:
                return Header.Ppp;
            case Snap when walk.Rest is { Length: >= SnapLength } snap:
                walk.Offset += SnapLength;
                return LlcHeader.NextOfSnap(ref walk, BinaryPrimitives.ReadUInt32BigEndian(snap) >> 8, BinaryPrimitives.ReadUInt16BigEndian(snap[3..]), bridgePad: 0);
            default:
                return walk.Other("frame-relay");
        }
    }
}
