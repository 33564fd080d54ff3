namespace TcpSniff.Lab.Links;

/// <summary>Watches a link. Both ends stand still while it looks.</summary>
internal interface ILinkObserver
{
    /// <summary>The link took a packet from its sender, and delivers it later.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="crosses">Whether another one is under way to its sender.</param>
    void Taken(LinkPacket packet, bool crosses);

    /// <summary>The link has taken everything that both ends have sent by now, and has delivered nothing since.</summary>
    void Holding();

    /// <summary>A rule of the link dropped a packet that it had taken.</summary>
    void Lost(LinkPacket packet);

    /// <summary>The link delivered a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="underWay">Whether the link holds more.</param>
    void Delivered(LinkPacket packet, bool underWay);
}
