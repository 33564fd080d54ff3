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

        ref readonly var sender = ref known.Side(segment.SourceSide);
        if (!sender.Base.IsSet || (segment.Has(TcpFlags.Ack) && ClearedOld(known, segment.SourceSide ^ 1)))
        {
            return false;
        }

        return sender.Base.Value != segment.Seq || (((known.Completeness | known.HeldCompleteness) & Over) != 0 && !ClearedOld(known, segment.SourceSide));
    }

    /// <summary>Only this side sent a RST, and nobody a FIN: it cleared an older connection of its peer and asks again (RFC 9293 section 3.5.1). Wireshark begins a new stream here too.</summary>
    public static bool ClearedOld(Connection known, int side)
    {
        ref readonly var own = ref known.Side(side).Counted;
        ref readonly var peer = ref known.Side(side ^ 1).Counted;
        return own.Rst > 0 && peer.Rst == 0 && own.Fin + peer.Fin == 0;
    }
}
