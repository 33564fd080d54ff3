using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Segments;

/// <summary>What was sent in one direction, to be found by its numbers.</summary>
internal sealed class SentIndex
{
    /// <summary>Candidates that are weighed at most: whoever sends the same number more often than that while it is under way confuses nobody but this.</summary>
    private const int MostCandidates = 256;

    private readonly SeenSegment[] _taking;
    private readonly long _longest;
    private readonly Dictionary<(long Start, long Ack, bool Reset), Queue> _bare = new(EqualityComparer<(long Start, long Ack, bool Reset)>.Create(
        static (one, other) => one == other, static key => SecretHash.Of((ulong)key.Start, (ulong)key.Ack, key.Reset ? 1u : 0, 0)));

    /// <summary>Indexes what the sender's capture has.</summary>
    public SentIndex(IReadOnlyList<SeenSegment> sent)
    {
        _taking = [.. sent.Where(segment => segment is { IsCopy: false, Numbers: > 0 }).OrderBy(segment => segment.Start).ThenBy(segment => segment.Order)];
        _longest = _taking.Length > 0 ? _taking.Max(segment => segment.Numbers) : 0;
        foreach (var segment in sent.Where(segment => segment is { IsCopy: false, Numbers: 0 }))
        {
            if (!_bare.TryGetValue(Key(segment), out var queue))
            {
                _bare.Add(Key(segment), queue = new());
            }

            queue.Segments.Add(segment);
        }
    }

    /// <summary>Sent segments that take a number.</summary>
    public IEnumerable<SeenSegment> Taking(long number)
    {
        var (low, high) = (0, _taking.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _taking[middle].Start <= number ? (middle + 1, high) : (low, middle);
        }

        for (var i = low - 1; i >= Math.Max(0, low - MostCandidates) && _taking[i].Start > number - _longest; i--)
        {
            if (_taking[i].End > number)
            {
                yield return _taking[i];
            }
        }
    }

    /// <summary>The last transmission before a segment of its first number; null for none.</summary>
    public SeenSegment? Before(SeenSegment segment) => Taking(segment.Start).Where(other => other.Order < segment.Order).MaxBy(other => other.Order);

    /// <summary>Whether all of a segment's numbers arrived of what was sent before it.</summary>
    public bool ArrivedBefore(SeenSegment segment)
    {
        var at = segment.Start;
        while (at < segment.End)
        {
            if (Taking(at).Where(other => other.Order < segment.Order).Select(other => PieceAt(other, at)).FirstOrDefault(piece => piece is not null) is not { } piece)
            {
                return false;
            }

            at = piece.To;
        }

        return true;
    }

    private static Piece? PieceAt(SeenSegment sent, long number)
    {
        for (var piece = sent.FirstPiece; piece is not null; piece = piece.NextOfSent)
        {
            if (piece.From <= number && number < piece.To)
            {
                return piece;
            }
        }

        return null;
    }

    /// <summary>The first number behind that one which anything sent takes; null for none.</summary>
    public long? Next(long number)
    {
        var (low, high) = (0, _taking.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _taking[middle].Start <= number ? (middle + 1, high) : (low, middle);
        }

        return low < _taking.Length ? _taking[low].Start : null;
    }

    /// <summary>Sent segments that take no numbers and say the same as one that was received, and were not paired yet.</summary>
    /// <param name="received">The one that was received.</param>
    /// <param name="isOver">Whether one was sent too long ago to be expected still.</param>
    public IEnumerable<SeenSegment> Bare(SeenSegment received, Predicate<SeenSegment> isOver)
    {
        if (!_bare.TryGetValue(Key(received), out var queue))
        {
            yield break;
        }

        while (queue.First < queue.Segments.Count && (queue.Segments[queue.First].FirstPiece is not null || isOver(queue.Segments[queue.First])))
        {
            queue.First++;
        }

        for (var i = queue.First; i < Math.Min(queue.Segments.Count, queue.First + MostCandidates); i++)
        {
            if (queue.Segments[i].FirstPiece is null)
            {
                yield return queue.Segments[i];
            }
        }
    }

    private static (long, long, bool) Key(SeenSegment segment) => (segment.Start, segment.Has(TcpFlags.Ack) ? segment.AckAt : long.MinValue, segment.Has(TcpFlags.Rst));

    private sealed class Queue
    {
        public List<SeenSegment> Segments { get; } = [];

        public int First { get; set; }
    }
}
