using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>What one only knows afterwards: how many steps there were, and which segment had to be sent again.</summary>
internal sealed class Hindsight
{
    private const AnalysisFlags Needed = AnalysisFlags.Retransmission | AnalysisFlags.FastRetransmission;
    private const byte Merged = 3;
    private const byte Crossed = 4;

    private static readonly Sentence Repeated = new("Frame {frame} sends this once more.", "第 {frame} 帧会重传这一段。", "第 {frame} 訊框會重傳這一段。");

    private readonly Dictionary<long, long> _repeatedBy = [];

    /// <summary>Looks back on all entries of a story.</summary>
    public Hindsight(IEnumerable<TimelineEntry> entries)
    {
        foreach (var facts in entries.OfType<SegmentEntry>().Select(entry => entry.Facts))
        {
            if ((facts.Analysis & Needed) != 0 && (facts.Analysis & AnalysisFlags.SpuriousRetransmission) == 0 && facts.RetransmissionOfFrame is { } first)
            {
                _repeatedBy.TryAdd(first, facts.Frame);
            }
        }
    }

    /// <summary>The entry as one would tell it now.</summary>
    public TimelineEntry Apply(TimelineEntry entry) => entry is SegmentEntry segment ? Numbered(Remarked(segment)) : entry;

    /// <summary>The first FIN of a teardown that took three segments is 1/3, not 1/4; the first of two SYNs that crossed 1/4, not 1/3.</summary>
    private static SegmentEntry Numbered(SegmentEntry entry)
    {
        byte? steps = (entry.Facts.Phase, entry.Facts.Connection.Handshake, entry.Facts.Connection.Teardown) switch
        {
            (Phase.Handshake, Handshake.Simultaneous, _) => Crossed,
            (Phase.Teardown, _, Teardown.ThreeSegment) => Merged,
            _ => null,
        };
        return entry.Step.Exists && steps is { } of ? entry with { Step = new(entry.Step.Number, of) } : entry;
    }

    private SegmentEntry Remarked(SegmentEntry entry) => _repeatedBy.TryGetValue(entry.Facts.Frame, out var frame)
        ? entry with { RepeatedBy = frame, Notes = [.. entry.Notes, new(new(Repeated, ("frame", frame)), Tone.Odd)] }
        : entry;
}
