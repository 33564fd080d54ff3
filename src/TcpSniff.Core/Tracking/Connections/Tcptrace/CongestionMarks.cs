using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>Marks of explicit congestion notification in one direction (RFC 3168).</summary>
public struct CongestionMarks
{
    /// <summary>Packets that a router marked "congestion experienced" (section 5).</summary>
    public int Experienced { get; private set; }

    /// <summary>Segments that echo such a mark; not the SYN, where the bit only offers ECN (section 6.1.1).</summary>
    public int Echoed { get; private set; }

    /// <summary>Segments that say the window was reduced for it (section 6.1.2); not the SYN.</summary>
    public int Reduced { get; private set; }

    /// <summary>Counts the segment's marks.</summary>
    internal void Add(in TcpSegment segment)
    {
        Experienced += segment.Ecn == EcnCodepoint.Ce ? 1 : 0;
        if (segment.HasAny(TcpFlags.Ece | TcpFlags.Cwr) && !segment.Has(TcpFlags.Syn))
        {
            Echoed += segment.Has(TcpFlags.Ece) ? 1 : 0;
            Reduced += segment.Has(TcpFlags.Cwr) ? 1 : 0;
        }
    }
}
