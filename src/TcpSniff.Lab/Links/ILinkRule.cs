namespace TcpSniff.Lab.Links;

/// <summary>What becomes of a packet on the link. Rules stand in a list; each sees what the one before it left.</summary>
internal interface ILinkRule
{
    /// <summary>The packets that leave in place of this one: itself, none (loss), two (duplication), others (corruption, injection).</summary>
    IEnumerable<LinkPacket> Apply(LinkPacket packet);
}
