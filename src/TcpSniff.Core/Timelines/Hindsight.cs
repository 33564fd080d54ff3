using TcpSniff.Packets;
using TcpSniff.Timelines.Notes;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>What one only knows afterwards: how many steps there were, and which segment had to be sent again.</summary>
internal sealed class Hindsight
{
    private const AnalysisFlags Needed = AnalysisFlags.Retransmission | AnalysisFlags.FastRetransmission;
    private const SegmentEvents Once = SegmentEvents.FirstCopy | SegmentEvents.Padding | SegmentEvents.RecordedLate;
    private const byte Merged = 3;
    private const byte Crossed = 4;

    private static readonly Sentence Repeated = new("Frame {frame} sends this once more.", "第 {frame} 帧会重传这一段。", "第 {frame} 個訊框會重傳這一段。");

    private readonly Dictionary<long, long> _repeatedBy = [];
    private static readonly Sentence Unanswered = new(
        "Nothing answers this probe: it or its answer was lost, or {peer}'s system limits how often it answers (Linux: every 500 ms).",
        "这个探测没有得到回应：它或回应丢失了，或者{peer}的系统限制了应答频率（Linux 为每 500 毫秒一次）。",
        "這個探測沒有得到回應：它或回應遺失了，或者{peer}的系統限制了回應頻率（Linux 為每 500 毫秒一次）。");

    private readonly HashSet<long> _unanswered = [];
    private readonly ILookup<long, Revision> _revisions;
    private readonly List<Revision> _outlived;

    /// <summary>Looks back on all entries of a connection's story.</summary>
    public Hindsight(Connection connection, IEnumerable<TimelineEntry> entries)
    {
        _revisions = connection.Revisions.ToLookup(revision => revision.Frame);
        _outlived = [.. connection.Revisions.Where(revision => revision.Verdict == RevisedVerdict.Reset)];
        SegmentFacts? probe = null;
        foreach (var facts in entries.OfType<SegmentEntry>().Select(entry => entry.Facts))
        {
            if (probe is { } asked && asked.From == facts.From && !facts.Segment.Has(TcpFlags.Rst))
            {
                _unanswered.Add(asked.Frame);
            }

            probe = IsProbe(facts) ? facts : null;
            if (IsRepeated(facts) && facts.RetransmissionOfFrame is { } first)
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

    private static bool IsProbe(in SegmentFacts facts) =>
        ((facts.Analysis & (AnalysisFlags.ZeroWindowProbe | AnalysisFlags.KeepAlive)) != 0 && !facts.Did(SegmentEvents.ByteAgain)) || facts.Did(SegmentEvents.AsksForWindow);

    /// <summary>Where SYNs crossed, the SYN and ACK repeats a SYN by rule.</summary>
    private static bool IsRepeated(in SegmentFacts facts) =>
        (facts.Analysis & Needed) != 0 && (facts.Analysis & AnalysisFlags.SpuriousRetransmission) == 0 && (facts.Events & Once) == 0
        && !(facts.Segment.Has(TcpFlags.Syn | TcpFlags.Ack) && facts.Connection.Lifecycle.SynsCrossed);

    private SegmentEntry Remarked(SegmentEntry entry)
    {
        var notes = entry.Notes;
        foreach (var revision in _revisions[entry.Facts.Frame])
        {
            notes = Retelling.Of(notes, entry.Facts, revision);
        }

        var frame = entry.Facts.Frame;
        if (_outlived.Any(reset => reset.Frame < frame && frame < reset.Because))
        {
            notes = [.. notes.Where(note => note.Statement.Sentence != DataNotes.AfterClose)];
        }

        if (_unanswered.Contains(frame))
        {
            notes = [.. notes, new(new(Unanswered, ("peer", entry.Facts.From.Peer().The())), Tone.Odd)];
        }

        return Repeating(entry with { Notes = notes });
    }

    private SegmentEntry Repeating(SegmentEntry entry) => _repeatedBy.TryGetValue(entry.Facts.Frame, out var frame)
        ? entry with { RepeatedBy = frame, Notes = [.. entry.Notes, new(new(Repeated, ("frame", frame)), Tone.Odd)] }
        : entry;
}
