using TcpSniff.Packets;

namespace TcpSniff.Tracking.Windows;

/// <summary>
/// Small segments of one side that waited for a delayed acknowledgment: Nagle's algorithm holds a small write back until the one
/// before it is acknowledged (RFC 9293 section 3.7.4), and the peer delays that acknowledgment (RFC 9293 section 3.8.6.3).
/// Made with the first delayed acknowledgment of a lone small segment.
/// </summary>
public sealed class HeldWrites
{
    /// <summary>Linux delays acknowledgments by 40 ms.</summary>
    private static readonly (Duration From, Duration To) Short = (Duration.FromMilliseconds(35), Duration.FromMilliseconds(60));

    /// <summary>Windows and the BSDs delay them by up to 200 ms.</summary>
    private static readonly (Duration From, Duration To) Long = (Duration.FromMilliseconds(150), Duration.FromMilliseconds(260));

    /// <summary>What was held back leaves as soon as the acknowledgment is there.</summary>
    private static readonly Duration AtOnce = Duration.FromMilliseconds(2);

    private const int DefaultMss = 536;

    private CaptureTime _acknowledged;
    private Duration _delay;
    private long _frame;

    /// <summary>How often it happened.</summary>
    public int Count { get; private set; }

    /// <summary>How long the acknowledgments took together.</summary>
    public Duration Total { get; private set; }

    /// <summary>Frame of the first acknowledgment that was waited for.</summary>
    public long FirstFrame { get; private set; }

    /// <summary>Frame of the last segment that was held back.</summary>
    public long LastFrame { get; private set; }

    /// <summary>Takes a segment into the record of whoever waits.</summary>
    internal static void Update(Connection connection, HalfConnection sender, HalfConnection receiver, in SegmentFacts facts)
    {
        if (IsDelayedAck(connection, receiver, facts))
        {
            var held = receiver.Held ??= new();
            (held._acknowledged, held._delay, held._frame) = (facts.Time, facts.AckRtt!.Value, facts.Frame);
        }
        else if (facts.Segment.PayloadLength > 0 && sender.Held is { _frame: > 0 } held)
        {
            held.Release(connection, receiver, facts);
        }
    }

    private static bool IsDelayedAck(Connection connection, HalfConnection receiver, in SegmentFacts facts) =>
        facts.AckRtt is { } rtt && rtt >= Short.From
        && facts.Segment.Flags == TcpFlags.Ack && facts.Segment.PayloadLength == 0 && facts.StillUnacknowledged == 0
        && facts.Ack - facts.PreviousAck < Mss(facts.Sender)
        && receiver.Recovery?.Recovering is null
        && new Duration(rtt.Nanoseconds - DistanceTo(connection, facts.From)) is var delay
        && ((delay >= Short.From && delay <= Short.To) || (delay >= Long.From && delay <= Long.To));

    private void Release(Connection connection, HalfConnection receiver, in SegmentFacts facts)
    {
        var wait = facts.Time - _acknowledged;
        if (facts.Segment.PayloadLength < Mss(receiver) && wait.Nanoseconds <= DistanceTo(connection, facts.From) + AtOnce.Nanoseconds)
        {
            Count++;
            Total += _delay;
            FirstFrame = Count == 1 ? _frame : FirstFrame;
            LastFrame = facts.Frame;
        }

        _frame = 0;
    }

    private static long DistanceTo(Connection connection, Role end) => connection.Budget?.Distance.To(end) ?? 0;

    private static int Mss(HalfConnection receiver) => receiver.Totals.Offer?.Mss ?? DefaultMss;
}
