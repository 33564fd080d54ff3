using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Where Wireshark begins a new stream on the ends of an earlier one.</summary>
internal static class NewStream
{
    private const Completeness Over = Completeness.Fin | Completeness.Rst;

    /// <summary>
    /// A SYN or SYN+ACK begins a new stream where its direction is known to count from another number, and where there was a FIN or RST;
    /// else it is the first once more.
    /// </summary>
    public static bool Begins(Connection known, in TcpSegment segment)
    {
        if (!segment.Has(TcpFlags.Syn))
        {
            return false;
        }

        ref readonly var number = ref known.Side(segment.SourceSide).Base;
        return number.IsSet
            && (number.Value != segment.Seq || ((known.Completeness | known.HeldCompleteness) & Over) != 0);
    }
}
