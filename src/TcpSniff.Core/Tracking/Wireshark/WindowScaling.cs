using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Learns from the handshake how windows are scaled (RFC 7323 section 2.2).</summary>
internal static class WindowScaling
{
    /// <summary>Takes what a SYN or SYN+ACK says about both directions: scaling needs the option in both (RFC 7323 section 2.2).</summary>
    /// <remarks>A SYN sent again without the option, as some systems do after many timeouts, takes nothing back.</remarks>
    public static void Update(in TcpSegment segment, ref WiresharkBook forward, ref WiresharkBook reverse)
    {
        if (!segment.Has(TcpFlags.Syn))
        {
            return;
        }

        if (segment.Options.Has(TcpOptionKinds.WindowScale))
        {
            forward.Scale = segment.Has(TcpFlags.Ack) && forward.Scale == WindowScale.NotUsed ? WindowScale.NotUsed : WindowScale.FromOption(segment.Options.WindowScale);
        }
        else if (!forward.Scale.IsKnown)
        {
            (forward.Scale, reverse.Scale) = (WindowScale.NotUsed, WindowScale.NotUsed);
        }
    }
}
