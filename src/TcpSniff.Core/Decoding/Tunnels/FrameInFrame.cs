using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>Headers that carry one Ethernet frame inside another, or inside IP.</summary>
/// <remarks><code>
/// FabricPath  forwarding tag and TTL (2)
/// 802.1ah     flags and service (4)
/// TRILL       version and options (2), egress (2), ingress (2), options (RFC 6325 section 3.2)
/// EtherIP     version (4 bits) and zeros (RFC 3378)
/// </code></remarks>
internal static class FrameInFrame
{
    private const int FabricPathLength = 2;
    private const int BackboneLength = 4;
    private const int TrillLength = 6;
    private const ushort TrillOptions = 0x07C0;
    private const int EtherIpLength = 2;
    private const int EtherIpVersion = 3;

    public static Header ReadFabricPath(ref PacketWalk walk) => Read(ref walk, Layer.FabricPath, FabricPathLength);

    public static Header ReadBackbone(ref PacketWalk walk) => Read(ref walk, Layer.Backbone, BackboneLength);

    public static Header ReadTrill(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        var options = rest.Length < TrillLength ? 0 : ((BinaryPrimitives.ReadUInt16BigEndian(rest) & TrillOptions) >> 6) * 4;
        return Read(ref walk, Layer.Trill, TrillLength + options);
    }

    public static Header ReadEtherIp(ref PacketWalk walk) =>
        walk.Rest is [var first, ..] && first >> 4 != EtherIpVersion ? walk.Other("etherip") : Read(ref walk, Layer.EtherIp, EtherIpLength);

    private static Header Read(ref PacketWalk walk, Layer layer, int length)
    {
        if (walk.Rest.Length < length)
        {
            return walk.Truncated(layer, length);
        }

        walk.Enter(layer, length);
        return Header.Ethernet;
    }
}
