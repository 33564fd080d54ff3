using System.Buffers.Binary;
using TcpSniff.Decoding;

namespace TcpSniff.Lab.Links.Rules;

/// <summary>Marks what was picked as a router does whose queue fills: CE, congestion experienced (RFC 3168 section 5). IPv4 only.</summary>
internal sealed class CongestionMark(Pick pick) : ILinkRule
{
    private const int TrafficClass = 1;
    private const int Checksum = 10;
    private const byte CongestionExperienced = 3;

    /// <inheritdoc/>
    public IEnumerable<LinkPacket> Apply(LinkPacket packet)
    {
        if (!pick.Takes(packet))
        {
            return [packet];
        }

        var data = packet.Data.ToArray();
        data[TrafficClass] |= CongestionExperienced;
        var header = data.AsSpan(0, packet.NetworkHeader);
        header.Slice(Checksum, 2).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(header[Checksum..], (ushort)~InternetChecksum.Of(header));
        return [packet with { Data = data }];
    }
}
