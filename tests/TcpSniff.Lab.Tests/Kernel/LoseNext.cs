using TcpSniff.Lab.Links;

namespace TcpSniff.Lab.Tests.Kernel;

/// <summary>Loses the next so many packets of one end, after letting some pass.</summary>
internal sealed class LoseNext(int from, int count = 1, int skip = 0) : ILinkRule
{
    private int _seen;

    /// <inheritdoc/>
    public IEnumerable<LinkPacket> Apply(LinkPacket packet)
    {
        if (packet.From != from)
        {
            return [packet];
        }

        var number = _seen++;
        return number < skip || number >= skip + count ? [packet] : [];
    }
}
