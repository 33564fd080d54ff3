using PacketDotNet;
using PacketDotNet.Ieee80211;
using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Link;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>Ethernet, VLAN tags, LLC with SNAP and BSD loopback.</summary>
internal static class LinkHeaders
{
    private const byte SnapSap = 0xAA;
    private const byte Unnumbered = 0x03;

    public static Header ReadEthernet(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < EthernetFields.HeaderLength)
        {
            return walk.Truncated(Layer.Ethernet, EthernetFields.HeaderLength);
        }

        var ethernet = new EthernetPacket(rest);
        walk.Enter(Layer.Ethernet, EthernetFields.HeaderLength);
        return EtherTypes.Next(ref walk, (ushort)ethernet.Type);
    }

    public static Header ReadVlan(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < Ieee8021QFields.HeaderLength)
        {
            return walk.Truncated(Layer.Vlan, Ieee8021QFields.HeaderLength);
        }

        var tag = new Ieee8021QPacket(rest);
        walk.Enter(Layer.Vlan, Ieee8021QFields.HeaderLength);
        walk.Separate(Layer.Vlan, tag.VlanIdentifier);
        return EtherTypes.Next(ref walk, (ushort)tag.Type);
    }

    /// <summary>PacketDotNet knows LLC with SNAP behind it only; of the rest it gives the service access point.</summary>
    public static Header? ReadLlc(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < LlcHeader.Length)
        {
            return walk.Truncated(Layer.Llc, LlcHeader.Length);
        }

        var llc = new LogicalLinkControl(rest);
        if (rest.Length < LlcHeader.SnapLength || llc is not { Dsap: SnapSap, Ssap: SnapSap, Control: Unnumbered })
        {
            walk.Enter(Layer.Llc, LlcHeader.Length);
            return LlcHeader.NextOf(ref walk, llc.Dsap);
        }

        // PacketDotNet keeps the last of the organisation's three bytes.
        if (walk.Rest is not [_, _, _, 0, 0, ..])
        {
            return null;
        }

        walk.Enter(Layer.Llc, LlcHeader.SnapLength);
        return LlcHeader.NextOfSnap(ref walk, llc.OrganizationCode, (ushort)llc.Type);
    }

    /// <summary>PacketDotNet keeps 16 of the family's 32 bits, in little-endian order: a family in the order of the network is lost.</summary>
    public static Header? ReadNull(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < NullFields.HeaderLength)
        {
            return walk.Truncated(Layer.Null, NullFields.HeaderLength);
        }

        if (walk.Rest is not [_, _, 0, 0, ..])
        {
            return null;
        }

        var loopback = new NullPacket(rest);
        walk.Enter(Layer.Null, NullFields.HeaderLength);
        return NullHeader.NextOf(ref walk, (uint)loopback.Protocol);
    }
}
