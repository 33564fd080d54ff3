namespace TcpSniff.Lab.Links.Rules;

/// <summary>Loses what was picked.</summary>
internal sealed class Lose(Pick pick) : ILinkRule
{
    /// <inheritdoc/>
    public IEnumerable<LinkPacket> Apply(LinkPacket packet) => pick.Takes(packet) ? [] : [packet];
}
