using TcpSniff.Aligning.Connections;
using TcpSniff.Tracking;

namespace TcpSniff.Reports.Aligning;

/// <summary>Shows nothing: keeps what connections are recognised by in another capture.</summary>
internal sealed class PrintsReport(CapturePrints prints) : Report
{
    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload) => prints.Add(facts, payload);
}
