using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Segments;

/// <summary>
/// Finds for each segment of one direction, as its receiver saw it, what it was when it was sent: number by number, so that it makes no
/// difference where offload or a device cut or joined segments. Of several transmissions of the same number the one is taken that is most
/// like what arrived and was not used up by an earlier arrival.
/// </summary>
internal sealed class SegmentMatcher(SentIndex sent, Likeness likeness, Timing timing)
{
    /// <summary>Half a megabyte in segments of the usual size; nothing sane cuts into more.</summary>
    private const int MostPieces = 512;

    private static readonly Duration Lifetime = Duration.FromSeconds(120);

    private int _last = -1;

    /// <summary>Pairs everything that was received, in the order in which it was.</summary>
    /// <param name="segments">What the sender's capture has.</param>
    /// <param name="received">What the receiver's capture has.</param>
    public void Pair(IReadOnlyList<SeenSegment> segments, IReadOnlyList<SeenSegment> received)
    {
        foreach (var segment in received.Where(segment => segment is { IsCopy: false, Numbers: > 0 }))
        {
            PairData(segment);
            _last = Math.Max(_last, segment.FirstPiece?.Sent.Order ?? -1);
        }

        new TwinMatcher(likeness).Pair(segments, received);
        _last = -1;
        foreach (var segment in received.Where(segment => segment is { IsCopy: false, Numbers: 0, FirstPiece: null }))
        {
            PairBare(segment);
        }

        NoteOrder(received);
    }

    private void PairData(SeenSegment received)
    {
        var at = received.Start;
        while (at < received.End)
        {
            var (best, most) = ((SeenSegment?)null, Likeness.Never);
            foreach (var candidate in sent.Taking(at))
            {
                if (candidate.PieceCount < MostPieces && !IsUsed(candidate, at) && likeness.OfData(candidate, received, at, candidate.Order > _last) is var score && score > most)
                {
                    (best, most) = (candidate, score);
                }
            }

            if (best is null)
            {
                // What nothing sent explains stays without a pair, up to where something may.
                at = sent.Next(at) ?? received.End;
                continue;
            }

            best.IsOvertaken |= HasBehind(best, at);
            var to = Math.Min(Math.Min(received.End, best.End), NextUsed(best, at));
            new Piece(best, received, at, to).Join();
            at = to;
        }
    }

    private void PairBare(SeenSegment received)
    {
        var (best, most) = ((SeenSegment?)null, Likeness.Never);
        foreach (var candidate in sent.Bare(received, one => timing.Delay(one, received) > Lifetime))
        {
            if (timing.IsTooSoon(timing.Delay(candidate, received)))
            {
                break;
            }

            if (likeness.OfBare(candidate, received, candidate.Order > _last) is var score && score > most)
            {
                (best, most) = (candidate, score);
            }
        }

        if (best is not null)
        {
            new Piece(best, received, received.Start, received.Start).Join();
        }
    }

    /// <summary>What comes after something that was sent later was overtaken (RFC 4737 section 3).</summary>
    private static void NoteOrder(IReadOnlyList<SeenSegment> received)
    {
        var last = -1;
        foreach (var segment in received.Where(segment => !segment.IsCopy))
        {
            var before = last;
            for (var piece = segment.FirstPiece; piece is not null; piece = piece.NextOfReceived)
            {
                piece.Sent.IsOvertaken |= piece.Sent.Order < before;
                last = Math.Max(last, piece.Sent.Order);
            }
        }
    }

    private static bool IsUsed(SeenSegment candidate, long number)
    {
        for (var piece = candidate.FirstPiece; piece is not null; piece = piece.NextOfSent)
        {
            if (piece.From <= number && number < piece.To)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a later part of it arrived already.</summary>
    private static bool HasBehind(SeenSegment candidate, long number)
    {
        for (var piece = candidate.FirstPiece; piece is not null; piece = piece.NextOfSent)
        {
            if (piece.From > number)
            {
                return true;
            }
        }

        return false;
    }

    private static long NextUsed(SeenSegment candidate, long number)
    {
        var next = long.MaxValue;
        for (var piece = candidate.FirstPiece; piece is not null; piece = piece.NextOfSent)
        {
            next = piece.From > number ? Math.Min(next, piece.From) : next;
        }

        return next;
    }
}
