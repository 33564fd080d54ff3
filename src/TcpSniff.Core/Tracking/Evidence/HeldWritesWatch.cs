using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;

namespace TcpSniff.Tracking.Evidence;

/// <summary>Notices small writes that wait for a delayed acknowledgment (Nagle's algorithm, RFC 9293 section 3.7.4).</summary>
internal static class HeldWritesWatch
{
    /// <summary>Linux delays acknowledgments by 40 ms.</summary>
    private static readonly (Duration From, Duration To) Short = (Duration.FromMilliseconds(35), Duration.FromMilliseconds(60));

    /// <summary>Windows and the BSDs delay them by up to 200 ms.</summary>
    private static readonly (Duration From, Duration To) Long = (Duration.FromMilliseconds(150), Duration.FromMilliseconds(260));

    /// <summary>What was held back leaves as soon as the acknowledgment is there.</summary>
    private static readonly Duration AtOnce = Duration.FromMilliseconds(2);

    private const int DefaultMss = 536;

    /// <summary>Takes a segment into the record of whoever waits.</summary>
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        if (IsDelayedAck(connection, sender, receiver, facts))
        {
            var rare = receiver.MakeRare();
            rare.Held = (rare.Held ?? default) with { Awaited = (facts.Frame, facts.Time, facts.AckRtt!.Value) };
        }
        else if (facts.Segment.PayloadLength > 0 && sender.Rare is { Held: { Awaited: not null } held })
        {
            sender.Rare.Held = Release(held, connection, receiver, facts);
        }
    }

    private static bool IsDelayedAck(Connection connection, in Books sender, in Books receiver, in SegmentFacts facts) =>
        facts.AckRtt is { } rtt && rtt >= Short.From
        && facts.Segment.Flags == TcpFlags.Ack && facts.Segment.PayloadLength == 0 && facts.StillUnacknowledged == 0
        && facts.Ack - facts.PreviousAck < Mss(sender)
        && receiver.Rare?.Recovery?.Recovering is null
        && new Duration(rtt.Nanoseconds - DistanceTo(connection, facts.From)) is var delay
        && ((delay >= Short.From && delay <= Short.To) || (delay >= Long.From && delay <= Long.To));

    private static HeldWrites Release(HeldWrites held, Connection connection, in Books receiver, in SegmentFacts facts)
    {
        var wait = facts.Time - held.Awaited!.Value.Time;
        if (facts.Segment.PayloadLength < Mss(receiver) && wait.Nanoseconds <= DistanceTo(connection, facts.From) + AtOnce.Nanoseconds)
        {
            held.Add(facts.Frame);
        }

        return held with { Awaited = null };
    }

    private static long DistanceTo(Connection connection, Role end) => connection.Budget.Distance.To(end);

    private static int Mss(in Books receiver) => receiver.Counted.Offer?.Mss ?? DefaultMss;
}
