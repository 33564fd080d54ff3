using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Fields;

/// <summary>One row of the segments view: the facts and the sentence that explains them.</summary>
public struct SegmentRow
{
    /// <summary>The facts.</summary>
    public SegmentFacts Facts;

    /// <summary>The timeline's sentence.</summary>
    public string? Note;

    /// <summary>The row of a segment, its sentence in a language.</summary>
    public static SegmentRow Of(in SegmentFacts facts, Language language) => new() { Facts = facts, Note = null };
}
