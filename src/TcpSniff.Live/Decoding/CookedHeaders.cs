using PacketDotNet;
using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Link;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>Linux cooked captures of both versions.</summary>
internal static class CookedHeaders
{
    public static Header Read(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < LinuxSllFields.SLLHeaderLength)
        {
            return walk.Truncated(Layer.Sll, LinuxSllFields.SLLHeaderLength);
        }

        var cooked = new LinuxSllPacket(rest);
        walk.Enter(Layer.Sll, LinuxSllFields.SLLHeaderLength);
        return SllProtocols.Next(ref walk, (ushort)cooked.LinkLayerAddressType, (ushort)cooked.EthernetProtocolType);
    }

    public static Header ReadSecond(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < LinuxSll2Fields.SLL2HeaderLength)
        {
            return walk.Truncated(Layer.Sll2, LinuxSll2Fields.SLL2HeaderLength);
        }

        var cooked = new LinuxSll2Packet(rest);
        walk.Enter(Layer.Sll2, LinuxSll2Fields.SLL2HeaderLength);
        return SllProtocols.Next(ref walk, (ushort)cooked.LinkLayerAddressType, (ushort)cooked.EthernetProtocolType);
    }
}
