using TcpSniff.Analysis.Explaining;
using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Web.Explaining;

/// <summary>Explanations that are not final: a report that their segment came twice may follow.</summary>
internal sealed class TroubledSegments
{
    private readonly List<long> _waiting = [];
    private readonly Dictionary<long, (TcpSegment Segment, Explanation Explanation)> _all = [];

    /// <summary>Keeps an explanation.</summary>
    public void Add(in SegmentFacts facts, Explanation explanation)
    {
        _all[facts.Frame] = (facts.Segment, explanation);
        _waiting.Add(facts.Frame);
    }

    /// <summary>Sees a later segment.</summary>
    public void Look(in SegmentFacts facts)
    {
        if (_waiting.Count == 0 || !facts.Segment.ReportsDuplicate)
        {
            return;
        }

        for (var i = 0; i < _waiting.Count; i++)
        {
            var (segment, explanation) = _all[_waiting[i]];
            if (Witness.SaysTwice(facts.Segment, segment))
            {
                _all[_waiting[i]] = (segment, explanation.WithDuplicateSack(facts.Frame, facts.Time));
                _waiting.RemoveAt(i--);
            }
        }
    }

    /// <summary>The explanation of a frame as it stands now; null for one that is not kept.</summary>
    public Explanation? Of(long frame) => _all.TryGetValue(frame, out var kept) ? kept.Explanation : null;
}
