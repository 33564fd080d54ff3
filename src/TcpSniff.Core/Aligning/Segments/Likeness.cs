using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Segments;

/// <summary>
/// How much speaks for two sightings being one segment. Time stamps and IP identifications count only where the pairs that are beyond
/// doubt show that no device changes them in this direction.
/// </summary>
internal sealed class Likeness
{
    /// <summary>What speaks against a pair by itself.</summary>
    public const double Never = double.NegativeInfinity;

    private const double LeastOfData = -6;
    private const double LeastOfBare = -3;
    private const int SmallestPiece = 256;

    private readonly Timing _timing;
    private readonly uint _stampShift;
    private readonly bool _keepsStamps;
    private readonly bool _keepsIdentifications;
    private readonly bool _keepsWindows;

    /// <summary>Looks what the direction keeps.</summary>
    public Likeness(IReadOnlyList<(SeenSegment Sent, SeenSegment Received)> anchors, Timing timing, uint stampShift)
    {
        (_timing, _stampShift) = (timing, stampShift);
        var (stamped, kept) = (0, 0);
        var (identified, same, windows) = (0, 0, 0);
        foreach (var (sent, received) in anchors)
        {
            if (AreStamped(sent, received))
            {
                stamped++;
                kept += IsSameStamp(sent, received) ? 1 : 0;
            }

            windows += sent.Window == received.Window ? 1 : 0;
            if (sent.IpId != 0 || received.IpId != 0)
            {
                identified++;
                same += IdentificationStep(sent, received) <= (uint)(sent.Length / SmallestPiece) ? 1 : 0;
            }
        }

        (_keepsStamps, _keepsIdentifications, _keepsWindows) = (kept * 10 > stamped * 9, same * 10 > identified * 8, windows * 10 > anchors.Count * 9);
    }

    /// <summary>What a segment without numbers is told from others by, as far as the direction keeps it: those alike in it are told apart by nothing but time.</summary>
    public BareKey KeyOf(SeenSegment segment, bool sent) => new(
        segment.Start,
        segment.Has(TcpFlags.Ack) ? segment.AckAt : long.MinValue,
        segment.Has(TcpFlags.Rst),
        _keepsStamps && segment.Has(TcpOptionKinds.Timestamps) ? unchecked(segment.TimestampValue - (sent ? 0 : _stampShift)) : 0,
        _keepsIdentifications ? segment.IpId : 0,
        _keepsWindows ? segment.Window : (ushort)0);

    /// <summary>How much two segments without numbers are apart in time from what is usual; <see cref="double.PositiveInfinity"/> where the one cannot be the other.</summary>
    public double Lateness(SeenSegment sent, SeenSegment received)
    {
        var delay = _timing.Delay(sent, received);
        return _timing.IsTooSoon(delay) ? double.PositiveInfinity : Math.Abs((delay - _timing.Usual).Seconds) / _timing.Spread.Seconds;
    }

    /// <summary>For segments that take numbers: how well they fit from a number on; <see cref="Never"/> where they cannot.</summary>
    /// <param name="sent">The sighting at the sender.</param>
    /// <param name="received">The sighting at the receiver.</param>
    /// <param name="from">The number.</param>
    /// <param name="follows">Whether the sent one comes after what was paired last.</param>
    public double OfData(SeenSegment sent, SeenSegment received, long from, bool follows)
    {
        var first = from == received.Start;
        // Whoever joins segments keeps the time stamp of one of them.
        var joined = !first || received.End > sent.End;
        var score = OfBoth(sent, received, follows, joined ? 1 : 5);
        if (score == Never)
        {
            return score;
        }

        if (_keepsIdentifications && first && received.IpId != 0 && sent.IpId != 0)
        {
            var step = IdentificationStep(sent, received);
            score += step == 0 && from == sent.Start ? 4 : step <= (uint)((from - sent.Start) / SmallestPiece) + 1 && from > sent.Start ? 3 : -3;
        }

        score += sent.Start == received.Start && sent.End == received.End ? 1 : 0;
        if (sent.Start == received.Start && sent.Head != 0 && received.Head != 0)
        {
            score += sent.Head == received.Head ? 1 : -4;
        }

        score += sent.Has(TcpFlags.Syn) == received.Has(TcpFlags.Syn) ? 0 : -10;
        return score >= LeastOfData ? score : Never;
    }

    /// <summary>For segments that take no numbers: how well they fit; <see cref="Never"/> where they cannot.</summary>
    public double OfBare(SeenSegment sent, SeenSegment received, bool follows)
    {
        var score = OfBoth(sent, received, follows, 20);
        if (score == Never)
        {
            return score;
        }

        if (_keepsIdentifications && received.IpId != 0 && sent.IpId != 0)
        {
            score += sent.IpId == received.IpId ? 4 : -4;
        }

        score += sent.Has(TcpOptionKinds.Sack) && received.Has(TcpOptionKinds.Sack) ? (Width(sent) == Width(received) ? 1 : -1) : 0;
        return score >= LeastOfBare ? score : Never;
    }

    private double OfBoth(SeenSegment sent, SeenSegment received, bool follows, double stamp)
    {
        var delay = _timing.Delay(sent, received);
        if (_timing.IsTooSoon(delay))
        {
            return Never;
        }

        var score = -Math.Min(2.5, Math.Abs((delay - _timing.Usual).Seconds) / Math.Max(0.001, 4 * _timing.Usual.Seconds));
        score += _keepsStamps && AreStamped(sent, received) ? (IsSameStamp(sent, received) ? 8 : -stamp) : 0;
        score += sent.AckAt == received.AckAt ? 2 : 0;
        score += sent.Window == received.Window ? 0.5 : 0;
        return score + (follows ? 0.25 : 0);
    }

    private bool IsSameStamp(SeenSegment sent, SeenSegment received) => unchecked(received.TimestampValue - _stampShift) == sent.TimestampValue;

    private static bool AreStamped(SeenSegment sent, SeenSegment received) => sent.Has(TcpOptionKinds.Timestamps) && received.Has(TcpOptionKinds.Timestamps);

    private static uint IdentificationStep(SeenSegment sent, SeenSegment received) => (received.IpId - sent.IpId) & 0xffff;

    private static int Width(SeenSegment segment) => segment.SackRight - segment.SackLeft;
}
