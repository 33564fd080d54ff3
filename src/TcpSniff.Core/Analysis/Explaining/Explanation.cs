using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining;

/// <summary>What a frame was, by which rule, with which numbers and evidence.</summary>
internal sealed record Explanation
{
    /// <summary>Number of the packet.</summary>
    public required long Frame { get; init; }

    /// <summary>When it was captured.</summary>
    public required CaptureTime Time { get; init; }

    /// <summary>What it is, where it is no TCP segment; else null.</summary>
    public Statement? Packet { get; init; }

    /// <summary>Everything about the segment; null where it is none.</summary>
    public SegmentFacts? Segment { get; init; }

    /// <summary>What the segment does for the connection, and where to read about it; null where it is none.</summary>
    public StepRule? Step { get; init; }

    /// <summary>The rules that gave it its labels.</summary>
    public IReadOnlyList<RuleVerdict> Given { get; init; } = [];

    /// <summary>The rules of its kind that did not, in the order in which they were tried.</summary>
    public IReadOnlyList<RuleVerdict> Tried { get; init; } = [];

    /// <summary>Whether fast retransmission and out of order both fit, so that only the clues can tell.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>What tells something sent again from something that came late.</summary>
    public IReadOnlyList<Clue> Clues { get; init; } = [];

    /// <summary>The frames that were looked at besides this one.</summary>
    public IReadOnlyList<EvidenceFrame> Evidence { get; init; } = [];

    /// <summary>The same where the capture goes on: that no report of a second arrival follows is not known yet.</summary>
    public Explanation SoFar() => this with { Clues = [.. Clues.SkipLast(1)] };

    /// <summary>The same, where a later frame reports that the segment came twice. It tells something only where there are clues.</summary>
    /// <param name="frame">The frame that reports it.</param>
    /// <param name="time">When it was captured.</param>
    public Explanation WithDuplicateSack(long frame, CaptureTime time) => Clues.Count == 0 ? this : this with
    {
        Clues = [.. Clues.SkipLast(1), Clue.ByDuplicateSack(frame)],
        Evidence = [.. Evidence, new(frame, "dsack", Time - time)],
    };
}

/// <summary>A frame that shows something about another one.</summary>
/// <param name="Frame">Its number.</param>
/// <param name="Role">What it is to the explanation, a kebab-case word: <c>first-sending</c>, <c>duplicate-ack</c>, <c>highest-number</c>, <c>dsack</c>, <c>first-ack</c>.</param>
/// <param name="Elapsed">Time from it to the explained frame, negative for one that came later; null where it was not kept.</param>
internal readonly record struct EvidenceFrame(long Frame, string Role, Duration? Elapsed);

/// <summary>What a segment does for its connection.</summary>
/// <param name="Rule">The rule in words.</param>
/// <param name="Reference">Where to read more.</param>
internal sealed record StepRule(Sentence Rule, string Reference);
