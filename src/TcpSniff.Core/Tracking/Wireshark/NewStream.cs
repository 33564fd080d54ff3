using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Where Wireshark begins a new stream on the ends of an earlier one.</summary>
internal static class NewStream
{
    /// <summary>Whether a segment begins a new one on the ends of a known connection.</summary>
    public static bool Begins(Connection known, in TcpSegment segment) => segment.Has(TcpFlags.Syn) && Begins(StreamEnds.Of(known), segment);

    /// <summary>
    /// A SYN or SYN+ACK begins a new stream where its direction is known to count from another number, and where there was a FIN or RST;
    /// else it is the first once more.
    /// </summary>
    public static bool Begins(in StreamEnds known, in TcpSegment segment)
    {
        var side = segment.SourceSide;
        if (!segment.Has(TcpFlags.Syn) || !known.Counts(side) || (segment.Has(TcpFlags.Ack) && ClearedOld(known, side ^ 1)))
        {
            return false;
        }

        return known.Base(side) != segment.Seq || (known.IsOver && !ClearedOld(known, side));
    }

    /// <summary>Only this side sent a RST, and nobody a FIN: it cleared an older connection of its peer and asks again (RFC 9293 section 3.5.1). Wireshark begins a new stream here too.</summary>
    public static bool ClearedOld(Connection known, int side)
    {
        ref readonly var own = ref known.Side(side).Counted;
        ref readonly var peer = ref known.Side(side ^ 1).Counted;
        return ClearedOld(own.Rst > 0, peer.Rst > 0, own.Fin + peer.Fin > 0);
    }

    private static bool ClearedOld(in StreamEnds known, int side) => ClearedOld(known.Reset(side), known.Reset(side ^ 1), known.HasFin);

    private static bool ClearedOld(bool reset, bool peerReset, bool hasFin) => reset && !peerReset && !hasFin;
}
