using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Reports.Xplot;

/// <summary>What one side has in flight with each segment that it sends, red, and what the receiver's window allows, yellow.</summary>
internal sealed class OutstandingGraph(XplotFile file)
{
    private (CaptureTime Time, long Flight, long Window)? _before;
    private uint? _highest;
    private uint? _acknowledged;
    private long _window;

    /// <summary>Draws what is in flight with a segment.</summary>
    public void Sent(in SegmentFacts facts)
    {
        if (facts.Segment.SequenceLength == 0)
        {
            return;
        }

        var end = unchecked(facts.Segment.Seq.Value + facts.Segment.SequenceLength);
        _highest = _highest is { } highest && unchecked((int)(end - highest)) <= 0 ? highest : end;
        _acknowledged ??= facts.Segment.Seq.Value;
        var flight = Math.Max(0, unchecked((int)(_highest.Value - _acknowledged.Value)));
        file.Mark("red", "dot", facts.Time, flight);
        file.Mark("yellow", "dot", facts.Time, _window);
        if (_before is { } before)
        {
            file.Line("red", before.Time, before.Flight, facts.Time, flight);
            file.Line("yellow", before.Time, before.Window, facts.Time, _window);
        }

        _before = (facts.Time, flight, _window);
    }

    /// <summary>Takes what the peer says.</summary>
    public void Answered(in SegmentFacts facts)
    {
        if (!facts.Segment.Has(TcpFlags.Ack) || facts.Segment.Has(TcpFlags.Rst))
        {
            return;
        }

        var ack = facts.Segment.Ack.Value;
        _acknowledged = _acknowledged is { } known && unchecked((int)(ack - known)) <= 0 ? known : ack;
        _window = facts.Window ?? facts.Segment.Window;
    }
}
