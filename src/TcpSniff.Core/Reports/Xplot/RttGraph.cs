using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Reports.Xplot;

/// <summary>The round-trip times of what one side sent, in milliseconds, by the acknowledgments (Karn's rule).</summary>
internal sealed class RttGraph(XplotFile file)
{
    private (CaptureTime Time, long Rtt)? _before;
    private long _samples;

    /// <summary>Draws what an acknowledgment shows.</summary>
    public void Answered(in SegmentFacts facts)
    {
        var samples = facts.Receiver.Rtt.Samples;
        if (samples > _samples && facts.AckRtt is { } rtt)
        {
            var milliseconds = rtt.Nanoseconds / 1_000_000;
            file.Mark("red", "dot", facts.Time, milliseconds);
            if (_before is { } before)
            {
                file.Line("red", before.Time, before.Rtt, facts.Time, milliseconds);
            }

            _before = (facts.Time, milliseconds);
        }

        _samples = samples;
    }
}
