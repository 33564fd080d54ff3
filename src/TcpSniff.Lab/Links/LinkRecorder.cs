using TcpSniff.Capture;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Links;

/// <summary>Writes every packet that a link takes to a capture: what the senders sent, lost on the way or not.</summary>
public sealed class LinkRecorder(IPacketWriter writer) : ILinkObserver
{
    /// <summary>The link as a capture's interface.</summary>
    public static CaptureInterface Interface { get; } = new()
    {
        LinkType = LinkType.Raw,
        Name = "link",
        Description = "userspace link between two network namespaces",
        TicksPerSecond = 1_000_000_000,
    };

    /// <inheritdoc/>
    public void Taken(LinkPacket packet, bool crosses)
    {
        ArgumentNullException.ThrowIfNull(packet);
        writer.Write(packet.ToRaw());
    }

    /// <inheritdoc/>
    public void Holding() => writer.Flush();

    /// <inheritdoc/>
    public void Lost(LinkPacket packet)
    {
    }

    /// <inheritdoc/>
    public void Delivered(LinkPacket packet, bool underWay)
    {
    }
}
