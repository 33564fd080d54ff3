using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>Compares what the sides send again with what they sent first, as far as the last 64 KiB of the sides that are watched go.</summary>
internal sealed class OverlapWatch
{
    // A keep-alive's byte is garbage (RFC 9293 section 3.8.4), a probe's may be.
    private const AnalysisFlags Probes = AnalysisFlags.KeepAlive | AnalysisFlags.ZeroWindowProbe;

    // What the receiver drops never competes with what it keeps.
    private const SegmentEvents Dropped = SegmentEvents.WithoutAck | SegmentEvents.TooOld | SegmentEvents.OutOfWindow | SegmentEvents.AckUnacceptable;

    private readonly PayloadTails[] _tails = [.. Enumerable.Range(0, Share.Most).Select(_ => new PayloadTails())];

    /// <summary>Looks at one segment and notes on its sender's half-connection if its payload contradicts an earlier one.</summary>
    public void Look(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        ref readonly var segment = ref facts.Segment;
        if (payload.IsEmpty || segment.HasAny(TcpFlags.Rst | TcpFlags.Syn) || segment.Checksum == ChecksumVerdict.Bad
            || (facts.Analysis & Probes) != 0 || (facts.Events & Dropped) != 0)
        {
            return;
        }

        ref var half = ref facts.Connection.Side(segment.SourceSide);
        var tails = _tails[Share.GroupOf(facts.Connection.Key)];
        var tail = half.TailOf(facts.Connection.Stream, segment.SourceSide);
        if (tail is null)
        {
            tail = tails.Next(facts.Frame);
            tail?.GiveTo(facts.Connection, segment.SourceSide);
        }

        if (tail is null)
        {
            return;
        }

        tail.LastFrame = facts.Frame;
        tails.Grow(tail, tail.Wanted(segment.Seq, payload.Length), facts.Frame);
        var (differing, first) = tail.Take(segment.Seq, payload);
        if (differing > 0)
        {
            // Offsets of a stream begin behind the number that relative ones are counted from.
            var conflict = new OverlapConflict((first - half.Base.Value.Value).Value - 1L, differing, facts.RetransmissionOfFrame ?? 0, facts.Frame);
            var rare = half.MakeRare();
            var twice = rare.SentTwice ?? new(conflict);
            twice.Add(conflict);
            rare.SentTwice = twice;
        }
    }
}
