using TcpSniff.Packets;
using TcpSniff.Timelines.Notes;
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

    private static readonly Sentence Repeated = new("Frame {frame} sends this once more.", "第 {frame} 帧会重传这一段。", "第 {frame} 個訊框會重傳這一段。");

    private static readonly Sentence Unordered = new(
        "ack {ack} covers what the capture has only afterwards, in frame {frame}: its order is wrong.",
        "ack {ack} 涵盖的内容在抓包中后来才出现（第 {frame} 帧）：抓包的先后有误。",
        "ack {ack} 涵蓋的內容在擷取中後來才出現（第 {frame} 個訊框）：擷取的先後有誤。");

    private readonly Dictionary<long, long> _repeatedBy = [];
    private readonly Dictionary<long, long> _recordedAfter = [];

    /// <summary>Looks back on all entries of a story.</summary>
    public Hindsight(IEnumerable<TimelineEntry> entries)
    {
        var acknowledged = (Client: 0L, Server: 0L);
        foreach (var facts in entries.OfType<SegmentEntry>().Select(entry => entry.Facts))
        {
            if (facts.Did(SegmentEvents.RecordedLate))
            {
                _recordedAfter.TryAdd(facts.From == Role.Client ? acknowledged.Server : acknowledged.Client, facts.Frame);
            }

            acknowledged = facts.Ack is null ? acknowledged : facts.From == Role.Client ? (facts.Frame, acknowledged.Server) : (acknowledged.Client, facts.Frame);
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

    private SegmentEntry Remarked(SegmentEntry entry) => Repeating(_recordedAfter.TryGetValue(entry.Facts.Frame, out var late)
        ? entry with { Notes = [.. entry.Notes.Select(note => note.Statement.Sentence == LossNotes.UnseenAcked ? Reordered(entry.Facts, late) : note)] }
        : entry);

    private static Note Reordered(in SegmentFacts facts, long frame) => new(new(Unordered, ("ack", facts.Ack ?? 0), ("frame", frame)), Tone.Odd);

    private SegmentEntry Repeating(SegmentEntry entry) => _repeatedBy.TryGetValue(entry.Facts.Frame, out var frame)
        ? entry with { RepeatedBy = frame, Notes = [.. entry.Notes, new(new(Repeated, ("frame", frame)), Tone.Odd)] }
        : entry;
}
