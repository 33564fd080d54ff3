using TcpSniff.Packets;

namespace TcpSniff.Lab.Links.Rules;

/// <summary>Delays what was picked; without a pick, everything.</summary>
internal sealed class Delay(Duration delay, Pick? pick = null) : ILinkRule
{
    /// <inheritdoc/>
    public IEnumerable<LinkPacket> Apply(LinkPacket packet) => [pick?.Takes(packet) == false ? packet : packet.Delayed(delay)];
}
