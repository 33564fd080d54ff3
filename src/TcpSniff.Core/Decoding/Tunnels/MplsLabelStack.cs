using System.Buffers.Binary;
using TcpSniff.Decoding.Link;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>A stack of MPLS labels (RFC 3032 section 2.1). Nothing says what follows it, so the first bytes there must.</summary>
/// <remarks><code>
/// +---------------------------------------+-----+-+---------------+
/// |                Label                  | TC  |S|      TTL      |   S is set in the last one
/// +---------------------------------------+-----+-+---------------+
/// </code></remarks>
internal readonly ref struct MplsLabelStack
{
    private const int LabelLength = 4;
    private const uint BottomOfStack = 0x100;
    private const int ControlWordLength = 4;

    private MplsLabelStack(int length) => Length = length;

    /// <summary>Length of the stack down to its bottom.</summary>
    public int Length { get; }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out MplsLabelStack stack)
    {
        for (var at = 0; at + LabelLength <= bytes.Length; at += LabelLength)
        {
            if ((BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]) & BottomOfStack) != 0)
            {
                stack = new(at + LabelLength);
                return true;
            }
        }

        stack = default;
        return false;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var stack))
        {
            return walk.Truncated(Layer.Mpls, LabelLength);
        }

        walk.Enter(Layer.Mpls, stack.Length);
        var rest = walk.Rest;
        if (IPv4Header.TryParse(rest, out _))
        {
            return Header.IPv4;
        }

        if (IPv6Header.TryParse(rest, out _))
        {
            return Header.IPv6;
        }

        // A pseudo-wire: Ethernet, behind a control word whose first four bits are 0 or without one (RFC 4448 section 4.6).
        if (rest.Length > ControlWordLength && rest[0] >> 4 == 0 && CarriesEthernet(rest[ControlWordLength..]))
        {
            walk.Offset += ControlWordLength;
            return Header.Ethernet;
        }

        return CarriesEthernet(rest) ? Header.Ethernet : walk.Other("mpls");
    }

    private static bool CarriesEthernet(ReadOnlySpan<byte> bytes) =>
        EthernetHeader.TryParse(bytes, out var ethernet) && ethernet.Type is 0x0800 or 0x86DD or 0x0806 or 0x8100 or 0x88A8 or 0x8847;
}
