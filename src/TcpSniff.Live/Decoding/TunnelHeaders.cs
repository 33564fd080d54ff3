using PacketDotNet;
using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Tunnels;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>GRE (RFC 2784) and VXLAN (RFC 7348).</summary>
internal static class TunnelHeaders
{
    private const byte HasIdentifier = 0x08;
    private const ushort HasRouting = 0x4000;

    /// <summary>PacketDotNet knows version 0 only, a key by its presence and not by its value, and forgets two bytes behind a checksum, and all four where a source route stands in for it.</summary>
    public static Header? ReadGre(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < GreHeader.MinLength)
        {
            return walk.Truncated(Layer.Gre, GreHeader.MinLength);
        }

        var gre = new GrePacket(rest, null);
        if (gre.Version == 1 || gre.HasCheckSum || (gre.FlagsAndVersion & HasRouting) != 0 || (gre.HasKey && walk.Options.SeparateTunnels))
        {
            return null;
        }

        var length = gre.HeaderSegment.Length;
        if (rest.Length < length)
        {
            return walk.Truncated(Layer.Gre, length);
        }

        if (gre.Version > 1)
        {
            return walk.Other("gre");
        }

        walk.Enter(Layer.Gre, length);
        walk.Separate(Layer.Gre, 0);
        return GreHeader.NextOf(ref walk, (ushort)gre.Protocol, gre.HasSequence);
    }

    /// <summary>What is no VXLAN although the port says so stays the UDP datagram that it is.</summary>
    public static Header ReadVxlan(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < VxlanFields.HeaderLength)
        {
            return Header.Done;
        }

        var vxlan = new VxlanPacket(rest);
        if ((vxlan.Flags & HasIdentifier) == 0)
        {
            return Header.Done;
        }

        walk.Enter(Layer.Vxlan, VxlanFields.HeaderLength);
        walk.Separate(Layer.Vxlan, vxlan.Vni);
        return Header.Ethernet;
    }
}
