namespace TcpSniff.Lab.Links.Rules;

/// <summary>Doubles what was picked.</summary>
internal sealed class Duplicate(Pick pick) : ILinkRule
{
    /// <inheritdoc/>
    public IEnumerable<LinkPacket> Apply(LinkPacket packet) => pick.Takes(packet) ? [packet, packet] : [packet];
}
