using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>What both endpoints were in before the first segment of a connection.</summary>
internal static class Beginning
{
    /// <summary>How long an endpoint is presumed to stay in TIME-WAIT: 2 MSL as Linux has it, the shortest that is common.</summary>
    public static readonly Duration TimeWaitLength = Duration.FromSeconds(60);

    /// <summary>Sets both states and says what the first segment begins.</summary>
    /// <param name="sender">Track of who sent the first segment.</param>
    /// <param name="receiver">Track of the other end.</param>
    /// <param name="facts">The first segment.</param>
    public static SegmentEvents Of(ref Rfc9293Book sender, ref Rfc9293Book receiver, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        (sender.Since, receiver.Since) = (facts.Time, facts.Time);
        if (segment.Has(TcpFlags.Syn | TcpFlags.Ack))
        {
            (sender.State, receiver.State) = (new(TcpState.Listen, false), new(TcpState.SynSent, false));
            return SegmentEvents.Starts;
        }

        if (segment.Has(TcpFlags.Syn))
        {
            (sender.State, receiver.State) = (new(TcpState.Closed, false), new(TcpState.Listen, false));
            return SegmentEvents.Starts | (facts.Reused is { } reused ? Inherit(ref receiver, facts, reused) : 0);
        }

        (sender.State, receiver.State) = (new(TcpState.Established, false), new(TcpState.Established, false));
        return SegmentEvents.Starts | SegmentEvents.StartsMidway;
    }

    /// <summary>
    /// A SYN on the ends of an earlier connection meets an endpoint that may still be in that one (RFC 9293 sections 3.5.1 and
    /// 3.6.1): TIME-WAIT gives way to a SYN that is newer, every other synchronized state answers by a challenge ACK.
    /// </summary>
    private static SegmentEvents Inherit(ref Rfc9293Book receiver, in SegmentFacts facts, Connection reused)
    {
        ref readonly var segment = ref facts.Segment;
        ref readonly var sendersLast = ref reused.Side(segment.SourceSide).Rfc9293;
        ref readonly var receiversLast = ref reused.Side(segment.SourceSide ^ 1).Rfc9293;
        var events = reused.Lifecycle.NeverOpened ? SegmentEvents.SynWithOtherIsn : SegmentEvents.None;
        var waits = facts.Time - reused.LastTime < TimeWaitLength;
        if (waits && sendersLast.State.State == TcpState.TimeWait)
        {
            events |= SegmentEvents.ReusesTimeWait;
        }

        if (receiversLast.State.State == TcpState.TimeWait)
        {
            if (!waits || IsNewer(sendersLast, segment))
            {
                return events | (waits ? SegmentEvents.ReusesTimeWait : 0);
            }
        }
        else if (!receiversLast.IsSynchronized)
        {
            return events;
        }

        receiver = receiversLast;
        receiver.State = new(receiversLast.State.State, false);
        receiver.Known &= ~(Known.OwesAck | Known.TimeWait);
        (receiver.Since, receiver.SynFrame, receiver.FinFrame) = (facts.Time, 0, 0);
        return events;
    }

    /// <summary>RFC 9293 section 3.6.1 and RFC 6191: a higher number or a younger timestamp than the old connection's.</summary>
    private static bool IsNewer(in Rfc9293Book last, in TcpSegment syn) =>
        !last.Knows(Known.Next)
        || syn.Seq >= last.Next
        || (last.Knows(Known.Timestamp) && syn.Options.Has(TcpOptionKinds.Timestamps)
            && unchecked((int)(syn.Options.TimestampValue - last.RecentTimestamp)) > 0);
}
