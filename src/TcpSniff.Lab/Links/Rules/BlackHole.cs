namespace TcpSniff.Lab.Links.Rules;

/// <summary>Swallows packets without a word (no ICMP error): all of them, or those above a size.</summary>
/// <param name="largest">Bytes of an IP packet that still gets through.</param>
internal sealed class BlackHole(int largest = 0) : ILinkRule
{
    /// <inheritdoc/>
    public IEnumerable<LinkPacket> Apply(LinkPacket packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        return packet.Data.Length > largest ? [] : [packet];
    }
}
