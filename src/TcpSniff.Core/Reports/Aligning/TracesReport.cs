using TcpSniff.Aligning.Traces;
using TcpSniff.Tracking;

namespace TcpSniff.Reports.Aligning;

/// <summary>Shows nothing: keeps the segments that another capture may have, too.</summary>
internal sealed class TracesReport(TraceCollector traces) : Report
{
    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload) => traces.Add(facts, payload);
}
