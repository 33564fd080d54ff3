using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>Compares what the sides send again with what they sent first, as far as the last 64 KiB of the busiest sides go.</summary>
internal sealed class OverlapWatch
{
    /// <summary>
    /// Sides of a group of connections that are watched at a time, 4 MiB. With more, whoever falls silent makes room; the others are not watched. To
    /// watch each in turn would copy the bytes of all, and have none of them when they come again.
    /// </summary>
    private const int MostSides = 256 / Share.Most;

    /// <summary>Packets after which a side that sent no data is taken for silent.</summary>
    private const int Silence = 4096;

    // A keep-alive's byte is garbage (RFC 9293 section 3.8.4), a probe's may be.
    private const AnalysisFlags Probes = AnalysisFlags.KeepAlive | AnalysisFlags.ZeroWindowProbe;

    // What the receiver drops never competes with what it keeps.
    private const SegmentEvents Dropped = SegmentEvents.WithoutAck | SegmentEvents.TooOld | SegmentEvents.OutOfWindow | SegmentEvents.AckUnacceptable;

    private readonly Group[] _groups = [.. Enumerable.Range(0, Share.Most).Select(_ => new Group())];

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
        var tail = half.TailOf(facts.Connection.Stream, segment.SourceSide) ?? NewTail(facts.Connection, segment.SourceSide, facts.Frame);
        if (tail is null)
        {
            return;
        }

        tail.LastFrame = facts.Frame;
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

    private PayloadTail? NewTail(Connection owner, int side, long frame)
    {
        var tail = _groups[Share.GroupOf(owner.Key)].Next(frame);
        tail?.GiveTo(owner, side);
        return tail;
    }

    private sealed class Group
    {
        private readonly List<PayloadTail> _tails = [];
        private int _next;

        /// <summary>One that nobody uses; null where the next in turn is in use.</summary>
        public PayloadTail? Next(long frame)
        {
            if (_tails.Count < MostSides)
            {
                var added = new PayloadTail();
                _tails.Add(added);
                return added;
            }

            var tail = _tails[_next];
            _next = (_next + 1) % MostSides;
            return frame - tail.LastFrame > Silence ? tail : null;
        }
    }
}
