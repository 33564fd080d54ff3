using TcpSniff.Aligning.Segments;
using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Fates;

/// <summary>
/// Says of each segment of one direction what became of it. What no pair explains is explained by what else is known: when the captures
/// were running, and which numbers the receiver acknowledged.
/// </summary>
internal sealed class FateJudge
{
    private const double MostlyTwice = 0.4;

    private readonly Role _from;
    private readonly IReadOnlyList<SeenSegment> _sent;
    private readonly IReadOnlyList<SeenSegment> _received;
    private readonly Timing _timing;
    private readonly CaptureSpan _sentSpan;
    private readonly CaptureSpan _receivedSpan;
    private readonly NumberRanges _sentNumbers;
    private readonly NumberRanges _receivedNumbers;
    private readonly NumberRanges _paired;
    private readonly long _acknowledged;
    private readonly bool _recordsTwice;
    private readonly Dictionary<long, int> _lastWithNumber = new(SecretHash.Numbers);
    private readonly SentIndex _index;
    private long _highest = long.MinValue;

    /// <summary>Prepares to judge.</summary>
    /// <param name="from">Whose segments they are.</param>
    /// <param name="sent">They at their sender.</param>
    /// <param name="received">They at their receiver.</param>
    /// <param name="acknowledged">The highest number that the receiver acknowledged, in the common count.</param>
    /// <param name="timing">How long they are under way.</param>
    /// <param name="sentSpan">When the sender's capture was running.</param>
    /// <param name="receivedSpan">When the receiver's capture was running.</param>
    public FateJudge(
        Role from, IReadOnlyList<SeenSegment> sent, IReadOnlyList<SeenSegment> received, long acknowledged, Timing timing, CaptureSpan sentSpan, CaptureSpan receivedSpan)
    {
        (_from, _sent, _received, _acknowledged, _timing, _sentSpan, _receivedSpan) = (from, sent, received, acknowledged, timing, sentSpan, receivedSpan);
        _index = new(sent);
        _sentNumbers = new(sent.Select(segment => (segment.Start, segment.End)));
        _receivedNumbers = new(received.Select(segment => (segment.Start, segment.End)));
        _paired = new(received.Where(segment => segment.FirstPiece is not null).Select(segment => (segment.Start, segment.End)));
        var taking = received.Where(segment => segment.Numbers > 0).ToList();
        _recordsTwice = taking.Count(segment => segment.IsCopy) > taking.Count(segment => !segment.IsCopy) * MostlyTwice;
        foreach (var segment in sent.Where(segment => segment is { Numbers: > 0, IsCopy: false }))
        {
            _lastWithNumber[segment.Start] = segment.Order;
        }
    }

    /// <summary>All segments: those that were sent in their order, then those that only arrived.</summary>
    public IEnumerable<Sighting> Judge() => _sent.Select(OfSent).Select(Repeating).Concat(_received.Where(segment => segment.FirstPiece is null).Select(OfReceived));

    /// <summary>Adds what a sent segment repeats, and whether that was needed: whoever sends again cannot know, both captures do.</summary>
    private Sighting Repeating(Sighting sighting)
    {
        if (sighting is not { Sent: { Numbers: > 0 } sent, Fate: not Fate.Copied })
        {
            return sighting;
        }

        var isNew = sent.Start >= _highest;
        _highest = Math.Max(_highest, sent.End);
        return isNew || _index.Before(sent) is not { } before ? sighting : sighting with { Repeats = before, IsNeedless = _index.ArrivedBefore(sent), IsRepair = before.FirstPiece is null && FateOfMissing(before) == Fate.Lost };
    }

    private Sighting OfReceived(SeenSegment received) => Plain(received, FateOf(received), _timing.Sent(received.Time)) with { Sent = null, Received = [received] };

    private Sighting OfSent(SeenSegment sent)
    {
        if (sent.IsCopy)
        {
            return Plain(sent, Fate.Copied);
        }

        if (sent.FirstPiece is null)
        {
            return Plain(sent, FateOfMissing(sent)) is var missing && missing.Fate == Fate.Lost ? missing with { LostNumbers = sent.Numbers } : missing;
        }

        var (received, joined, arrived) = (new List<SeenSegment>(1), false, 0L);
        for (var piece = sent.FirstPiece; piece is not null; piece = piece.NextOfSent)
        {
            arrived += piece.To - piece.From;
            joined |= piece.Received.FirstPiece!.Sent != sent || piece.Received.FirstPiece.NextOfReceived is { } next && next.Sent != sent;
            if (!received.Contains(piece.Received))
            {
                received.Add(piece.Received);
            }
        }

        var missingNumbers = sent.Numbers - arrived;
        var fate = missingNumbers > 0 ? Rest(sent) : sent.IsOvertaken ? Fate.Reordered : Fate.Arrived;
        return Plain(sent, fate) with
        {
            Received = received,
            WasJoined = joined,
            Delay = received.Max(segment => _timing.Delay(sent, segment)),
            LostNumbers = fate == Fate.PartlyLost ? missingNumbers : 0,
        };
    }

    /// <summary>What became of a segment that arrived in part: the rest of it.</summary>
    private Fate Rest(SeenSegment sent) => FateOfMissing(sent) switch { Fate.Lost => Fate.PartlyLost, var other => other };

    private Fate FateOfMissing(SeenSegment sent)
    {
        var expected = _timing.Expected(sent);
        if (_receivedSpan.Misses(expected, Duration.Zero))
        {
            return Fate.NotCaptured;
        }

        var arrived = sent.Numbers > 0 && _acknowledged >= sent.End && !_receivedNumbers.Cover(sent.Start, sent.End) && _lastWithNumber.GetValueOrDefault(sent.Start) == sent.Order;
        return !arrived ? Fate.Lost : _receivedSpan.Misses(expected, _timing.Slack) ? Fate.NotCaptured : Fate.Unrecorded;
    }

    private Fate FateOf(SeenSegment received)
    {
        if (received.IsCopy)
        {
            return _recordsTwice ? Fate.Copied : Fate.Duplicated;
        }

        if (_sentSpan.Misses(_timing.ExpectedSent(received), Duration.Zero))
        {
            return Fate.NotCaptured;
        }

        if (received.Has(TcpFlags.Rst))
        {
            return Fate.Injected;
        }

        return received.Numbers > 0
            ? _paired.Cover(received.Start, received.End) && _sentNumbers.Cover(received.Start, received.End) ? Fate.Duplicated : Fate.Unrecorded
            : IsAgain(received) ? Fate.Duplicated : Fate.Injected;
    }

    /// <summary>Whether what takes no numbers says the same as what was received just before.</summary>
    private bool IsAgain(SeenSegment received)
    {
        for (var i = received.Order - 1; i >= Math.Max(0, received.Order - 16); i--)
        {
            var before = _received[i];
            if (before.FirstPiece is not null && (before.Start, before.AckAt, before.Flags, before.TimestampValue, before.IpId) == (received.Start, received.AckAt, received.Flags, received.TimestampValue, received.IpId))
            {
                return true;
            }
        }

        return false;
    }

    private Sighting Plain(SeenSegment segment, Fate fate, CaptureTime? at = null) => new()
    {
        From = _from,
        Fate = fate,
        Sent = segment,
        Seq = segment.Start,
        Ack = segment.Has(TcpFlags.Ack) ? segment.AckAt : null,
        At = at ?? segment.Time,
    };
}
