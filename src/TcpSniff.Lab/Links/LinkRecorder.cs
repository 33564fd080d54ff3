using TcpSniff.Capture;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Links;

/// <summary>Writes every packet that a link takes to a capture: what the senders sent, lost on the way or not.</summary>
/// <param name="writer">Where to.</param>
/// <param name="vlan">VLAN whose tag every packet gets, in an Ethernet frame around it; null for bare IP packets.</param>
internal sealed class LinkRecorder(IPacketWriter writer, int? vlan = null) : ILinkObserver
{
    /// <summary>The link as a capture's interface.</summary>
    /// <param name="vlan">As above.</param>
    public static CaptureInterface Interface(int? vlan = null) => new()
    {
        LinkType = vlan is null ? LinkType.Raw : LinkType.Ethernet,
        Name = "link",
        Description = "userspace link between two network namespaces",
        TicksPerSecond = 1_000_000_000,
    };

    /// <inheritdoc/>
    public void Taken(LinkPacket packet, bool crosses)
    {
        ArgumentNullException.ThrowIfNull(packet);
        if (vlan is not { } number)
        {
            writer.Write(packet.ToRaw());
            return;
        }

        var frame = TaggedFrame.Of(packet, number);
        writer.Write(new() { Data = frame, Time = packet.Time, OriginalLength = frame.Length, LinkType = LinkType.Ethernet });
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
