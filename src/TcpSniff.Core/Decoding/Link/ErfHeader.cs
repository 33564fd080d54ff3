using TcpSniff.Capture.Erf;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>A record of Endace's format in a file of another; the layout stands at <see cref="ErfRecord"/>.</summary>
internal static class ErfHeader
{
    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < ErfRecord.HeaderLength)
        {
            return walk.Truncated(Layer.Erf, ErfRecord.HeaderLength);
        }

        var record = ErfRecord.Read(rest);
        if (!record.TryLocate(rest, out var offset, out var linkType))
        {
            return walk.Truncated(Layer.Erf, record.Length);
        }

        if (linkType == LinkType.Erf)
        {
            return walk.Other("erf");
        }

        walk.Enter(Layer.Erf, offset);
        walk.Limit(record.WireLength);
        return LinkTypes.First(linkType, ref walk);
    }
}
