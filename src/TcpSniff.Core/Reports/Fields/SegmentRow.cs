using TcpSniff.Tracking;

namespace TcpSniff.Reports.Fields;

/// <summary>One row of the segments view: the facts and the sentence that explains them.</summary>
public struct SegmentRow
{
    /// <summary>The facts.</summary>
    public SegmentFacts Facts;

    /// <summary>The timeline's sentence.</summary>
    public string? Note;
}
