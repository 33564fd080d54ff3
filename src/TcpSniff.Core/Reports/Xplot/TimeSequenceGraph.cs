using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Reports.Xplot;

/// <summary>
/// tcptrace's time–sequence graph of what one side sends: segments white, those sent again red with an R, late ones pink with an O;
/// what is acknowledged green; the edge of the receiver's window yellow; SACK blocks purple.
/// </summary>
internal sealed class TimeSequenceGraph(XplotFile file)
{
    private const AnalysisFlags Again = AnalysisFlags.Retransmission | AnalysisFlags.FastRetransmission | AnalysisFlags.SpuriousRetransmission;

    private CaptureTime _time;
    private long? _ack;
    private long _edge;

    /// <summary>Draws a segment that the side sent.</summary>
    public void Sent(in SegmentFacts facts)
    {
        var (time, from, length) = (facts.Time, (long)facts.Segment.Seq.Value, facts.Segment.SequenceLength);
        if (length == 0)
        {
            return;
        }

        var again = (facts.Analysis & Again) != 0;
        var late = !again && (facts.Analysis & AnalysisFlags.OutOfOrder) != 0;
        var control = facts.Segment.HasAny(TcpFlags.Syn | TcpFlags.Fin);
        var colour = again ? "red" : late ? "pink" : control ? "orange" : "white";
        file.Mark(colour, "darrow", time, from);
        file.Mark(colour, facts.Segment.Has(TcpFlags.Psh) ? "diamond" : "uarrow", time, from + length);
        file.Line(colour, time, from, time, from + length);
        if (again || late || control)
        {
            file.Text(colour, time, from + length, again ? "R" : late ? "O" : facts.Segment.Has(TcpFlags.Syn) ? "SYN" : "FIN");
        }
    }

    /// <summary>Draws what the peer says about it.</summary>
    public void Answered(in SegmentFacts facts)
    {
        if (!facts.Segment.Has(TcpFlags.Ack) || facts.Segment.Has(TcpFlags.Rst))
        {
            return;
        }

        var (time, ack) = (facts.Time, (long)facts.Segment.Ack.Value);
        var edge = ack + (facts.Window ?? facts.Segment.Window);
        if (_ack is { } before)
        {
            Step("green", before, ack, time, "dtick");
            if (facts.DuplicateAckNumber == 3)
            {
                file.Text("green", time, ack, "3");
            }

            Step("yellow", _edge, edge, time, "utick");
        }

        var offset = ack - (facts.Ack ?? 0);
        foreach (var (left, right) in SegmentFields.SackRanges(facts))
        {
            file.Line("purple", time, left + offset, time, right + offset);
            file.Text("purple", time, right + offset, "S");
        }

        (_time, _ack, _edge) = (time, ack, edge);
    }

    private void Step(string colour, long before, long now, CaptureTime time, string tick)
    {
        file.Line(colour, _time, before, time, before);
        if (now == before)
        {
            file.Mark(colour, tick, time, now);
        }
        else
        {
            file.Line(colour, time, before, time, now);
        }
    }
}
