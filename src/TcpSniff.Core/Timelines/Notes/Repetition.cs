using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>The remark in parentheses that says which frame a segment repeats, and how long that had gone unanswered.</summary>
internal static class Repetition
{
    private static readonly Sentence OfFrame = new(" (first in frame {frame})", "（首次见于第 {frame} 帧）", "（首次見於第 {frame} 個訊框）");
    private static readonly Sentence OfFrameAfter = new(" (first in frame {frame}; {rto} without an answer)", "（首次见于第 {frame} 帧；{rto} 未得回应）", "（首次見於第 {frame} 個訊框；{rto} 未得回應）");
    private static readonly Sentence After = new(" ({rto} without an answer)", "（{rto} 未得回应）", "（{rto} 未得回應）");

    /// <summary>The remark that says which frame it repeats, and no more.</summary>
    public static Phrase FirstIn(in SegmentFacts facts) => facts.RetransmissionOfFrame is { } frame ? new Statement(OfFrame, ("frame", frame)) : "";

    /// <summary>The remark about a FIN that comes again: the frame that carried it first.</summary>
    public static Phrase OfFin(in SegmentFacts facts) => facts.Sender.FinFrame is { } frame && frame < facts.Frame ? new Statement(OfFrame, ("frame", frame)) : "";

    /// <summary>The remark with the blank before it; empty where nothing is known.</summary>
    public static Phrase Of(in SegmentFacts facts) => (facts.RetransmissionOfFrame, facts.Rto) switch
    {
        ({ } frame, { } rto) => new Statement(OfFrameAfter, ("frame", frame), ("rto", SpanText.Of(rto))),
        ({ } frame, null) => new Statement(OfFrame, ("frame", frame)),
        (null, { } rto) => new Statement(After, ("rto", SpanText.Of(rto))),
        _ => "",
    };
}
