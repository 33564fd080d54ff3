using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Fields;

/// <summary>One row of the segments view: the facts, and the sentence that explains them where somebody asks for it.</summary>
internal struct SegmentRow
{
    /// <summary>The facts.</summary>
    public SegmentFacts Facts;

    /// <summary>Language of the sentence.</summary>
    public Language Language;

    /// <summary>What is known of the capture that follows; null for nothing.</summary>
    public KnownLater? Later;

    /// <summary>The timeline's sentence; null where there is nothing to say.</summary>
    public readonly string? Note => SegmentNotes.For(Facts, Language, Later) is { Length: > 0 } note ? note : null;

    /// <summary>The row of a segment, its sentence in a language.</summary>
    public static SegmentRow Of(in SegmentFacts facts, Language language, KnownLater? later = null) => new() { Facts = facts, Language = language, Later = later };
}
