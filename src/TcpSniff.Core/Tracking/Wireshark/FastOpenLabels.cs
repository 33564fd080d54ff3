using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Says of a handshake whether data came with the SYN and whether the server took it (TCP Fast Open, RFC 7413).</summary>
internal static class FastOpenLabels
{
    /// <summary>Labels the segment, and remembers a SYN with data.</summary>
    public static void Update(ref WiresharkBook sender, in WiresharkBook receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        switch (segment.Flags & (TcpFlags.Syn | TcpFlags.Ack))
        {
            case TcpFlags.Syn when segment.PayloadLength > 0 && segment.Options.Has(TcpOptionKinds.FastOpen) && segment.Options.FastOpenCookieLength > 0:
                sender.FastOpen = true;
                facts.Analysis |= AnalysisFlags.FastOpenSyn;
                break;
            case TcpFlags.Syn | TcpFlags.Ack when facts.Ack > 1:
                facts.Analysis |= AnalysisFlags.FastOpenAck;
                break;
            case TcpFlags.Syn | TcpFlags.Ack when facts.Ack == 1 && receiver.FastOpen:
                facts.Analysis |= AnalysisFlags.FastOpenIgnored;
                break;
            default:
                break;
        }
    }
}
