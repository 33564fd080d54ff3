using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>What was said of one side's segments and may have to be taken back, and what was. Made with the first doubt.</summary>
internal sealed class SecondThoughts
{
    /// <summary>Holes and doubtful checksums that are remembered at most; revisions of one side at most.</summary>
    public const int Limit = 256;

    private readonly List<Revision> _revisions = [];
    private readonly List<Hole> _holes = [];
    private readonly List<Hole> _damaged = [];

    /// <summary>What was taken back, in the order of the frames that showed it.</summary>
    public IReadOnlyList<Revision> Revisions => _revisions;

    /// <summary>How many more there were after the limit was reached.</summary>
    public long Omitted { get; private set; }

    /// <summary>Holes that nothing has filled, as far as they are remembered.</summary>
    public int Holes => _holes.Count;

    /// <summary>What filled holes sooner than anybody could have known of a loss: the network changed the order.</summary>
    public Fillings Overtaken;

    /// <summary>What filled holes later: it was lost before the tap, and sent again.</summary>
    public Fillings Repaired;

    /// <summary>Frame of the latest segment that contradicted something; 0 for none.</summary>
    internal long LatestCause => _revisions.Count == 0 ? 0 : _revisions[^1].Because;

    /// <summary>What the latest segment, in a frame, contradicts.</summary>
    internal IEnumerable<Revision> By(long frame)
    {
        for (var i = _revisions.Count - 1; i >= 0 && _revisions[i].Because == frame; i--)
        {
            yield return _revisions[i];
        }
    }

    /// <summary>How often the peer acknowledged what the capture does not have.</summary>
    public long AcknowledgedUnseen { get; internal set; }

    /// <summary>Takes a verdict back.</summary>
    internal void Revise(long frame, RevisedVerdict verdict, long because)
    {
        if (frame == 0 || _revisions.Exists(known => known.Frame == frame && known.Verdict == verdict))
        {
            return;
        }

        if (_revisions.Count < Limit)
        {
            _revisions.Add(new(frame, verdict, because));
        }
        else
        {
            Omitted++;
        }
    }

    /// <summary>A segment showed a hole before it.</summary>
    internal void Miss(SequenceNumber start, SequenceNumber end, long frame, CaptureTime time, CaptureTime since) => Remember(_holes, new(start, end, frame, time, since));

    /// <summary>Whether something below a number may be missing.</summary>
    internal bool MayMissBelow(SequenceNumber number) => _holes.Count == Limit || _holes.Exists(hole => hole.Start < number);

    /// <summary>A segment has a wrong checksum.</summary>
    internal void Doubt(SequenceNumber start, SequenceNumber end, long frame) => Remember(_damaged, new(start, end, frame, default, default));

    /// <summary>The hole that a segment fills, or a part of it: the frame that showed it, when, and since when what it lacks can have been sent; null where it fills none.</summary>
    internal (long Frame, CaptureTime Time, CaptureTime Since)? HoleAt(SequenceNumber start, SequenceNumber end)
    {
        foreach (var hole in _holes)
        {
            if (start < hole.End && end > hole.Start)
            {
                return (hole.Frame, hole.Time, hole.Since);
            }
        }

        return null;
    }

    /// <summary>The side sent numbers, which may fill holes, and take the place of what was damaged.</summary>
    internal void Send(SequenceNumber start, SequenceNumber end, long frame)
    {
        for (var i = _holes.Count - 1; i >= 0; i--)
        {
            var rest = _holes[i].Without(start, end);
            if (rest.IsEmpty)
            {
                Revise(rest.Frame, RevisedVerdict.Missing, frame);
                _holes.RemoveAt(i);
            }
            else
            {
                _holes[i] = rest;
            }
        }

        _damaged.RemoveAll(damaged => damaged.Frame != frame && start <= damaged.Start && end >= damaged.End);
    }

    /// <summary>The peer acknowledged all numbers below <paramref name="ack"/>.</summary>
    internal void Acknowledge(SequenceNumber ack, long frame)
    {
        for (var i = _damaged.Count - 1; i >= 0; i--)
        {
            if (_damaged[i].End <= ack)
            {
                Revise(_damaged[i].Frame, RevisedVerdict.Damaged, frame);
                _damaged.RemoveAt(i);
            }
        }
    }

    private static void Remember(List<Hole> list, Hole hole)
    {
        if (list.Count < Limit)
        {
            list.Add(hole);
        }
    }

    /// <summary>A stretch of numbers, the frame that it was noticed by, when, and since when it can be there.</summary>
    private readonly record struct Hole(SequenceNumber Start, SequenceNumber End, long Frame, CaptureTime Time, CaptureTime Since)
    {
        public bool IsEmpty => Start >= End;

        public Hole Without(SequenceNumber start, SequenceNumber end) =>
            start <= Start ? this with { Start = SequenceNumber.Later(Start, end) }
            : end >= End && start < End ? this with { End = start }
            : this;
    }
}
