using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>IP over IEEE 1394 as Apple's systems give it, and IP over Fibre Channel (RFC 4338): addresses of eight bytes.</summary>
/// <remarks><code>
/// 1394           destination (8), source (8), EtherType (2)
/// Fibre Channel  destination (8), source (8), then LLC
/// </code></remarks>
internal static class SerialBusHeader
{
    private const int Addresses = 16;

    public static Header Read1394(ref PacketWalk walk)
    {
        if (walk.Rest.Length < Addresses + 2)
        {
            return walk.Truncated(Layer.Ieee1394, Addresses + 2);
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(walk.Rest[Addresses..]);
        walk.Enter(Layer.Ieee1394, Addresses + 2);
        return EtherTypes.Next(ref walk, type);
    }

    public static Header ReadFibreChannel(ref PacketWalk walk)
    {
        if (walk.Rest.Length < Addresses)
        {
            return walk.Truncated(Layer.FibreChannel, Addresses);
        }

        walk.Enter(Layer.FibreChannel, Addresses);
        return Header.Llc;
    }
}
