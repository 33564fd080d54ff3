namespace TcpSniff.Lab.Links.Rules;

/// <summary>Flips a bit in the last byte of what was picked.</summary>
internal sealed class Corrupt(Pick pick) : ILinkRule
{
    /// <inheritdoc/>
    public IEnumerable<LinkPacket> Apply(LinkPacket packet)
    {
        if (!pick.Takes(packet))
        {
            return [packet];
        }

        var data = packet.Data.ToArray();
        data[^1] ^= 1;
        return [packet with { Data = data }];
    }
}
