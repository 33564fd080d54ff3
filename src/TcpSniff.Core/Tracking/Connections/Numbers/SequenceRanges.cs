namespace TcpSniff.Tracking.Connections.Numbers;

/// <summary>A set of positions in sequence space, kept as few runs: touching ones are merged.</summary>
/// <remarks>
/// Runs are disjoint, ascending, and never touch. The highest run is <c>_last</c>; the others are in <c>_earlier</c>, which is not
/// made before there is a gap. A stream without gaps is one run, and adding to its end costs two comparisons.
/// </remarks>
internal struct SequenceRanges
{
    /// <summary>More gaps than these are not kept: the lowest runs are forgotten then, so that a sender of holes cannot fill the memory.</summary>
    public const int Limit = 1024;

    private List<(long Start, long End)>? _earlier;
    private (long Start, long End) _last;

    /// <summary>Whether there is nothing in it.</summary>
    public readonly bool IsEmpty => _last.Start == _last.End;

    /// <summary>How many runs there are.</summary>
    public readonly int Count => IsEmpty ? 0 : 1 + (_earlier?.Count ?? 0);

    /// <summary>Whether it has no object of its own: there is one run at most. One that has no use for its object any more lets it go.</summary>
    public bool IsPlain
    {
        get
        {
            _earlier = _earlier is { Count: > 0 } ? _earlier : null;
            return _earlier is null;
        }
    }

    /// <summary>How many runs the limit made it forget.</summary>
    public int Forgotten { get; private set; }

    /// <summary>Run number <paramref name="index"/> from the lowest.</summary>
    public readonly (long Start, long End) this[int index] => index == Count - 1 ? _last : _earlier![index];

    /// <summary>Adds the positions from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    /// <returns>Whether they continue or overlap a run that was there.</returns>
    public bool Add(long start, long end)
    {
        if (IsEmpty)
        {
            _last = (start, end);
            return false;
        }

        if (start >= _last.Start && start <= _last.End)
        {
            _last.End = Math.Max(_last.End, end);
            return true;
        }

        return AddApart(start, end);
    }

    /// <summary>How many positions of the stretch are in the set.</summary>
    public readonly long Overlap(long start, long end)
    {
        if (start >= _last.End)
        {
            return 0;
        }

        var sum = 0L;
        for (var index = FirstEndingAfter(start); index < Count && this[index].Start < end; index++)
        {
            sum += Math.Min(end, this[index].End) - Math.Max(start, this[index].Start);
        }

        return sum;
    }

    /// <summary>The first hole in the stretch that begins at or after <paramref name="start"/>; an empty one at <paramref name="end"/> if there is none.</summary>
    public readonly (long Start, long End) NextGap(long start, long end)
    {
        for (var index = FirstEndingAfter(start); index < Count && this[index].Start < end; index++)
        {
            if (start < this[index].Start)
            {
                return (start, this[index].Start);
            }

            start = this[index].End;
        }

        return (Math.Min(start, end), end);
    }

    /// <summary>Takes away everything before a position.</summary>
    public void RemoveBefore(long position)
    {
        _earlier?.RemoveRange(0, Math.Min(_earlier.Count, FirstEndingAfter(position)));
        if (_last.End <= position)
        {
            _last = default;
        }
    }

    private bool AddApart(long start, long end)
    {
        _earlier ??= [];
        if (!IsEmpty)
        {
            _earlier.Add(_last);
        }

        var first = FirstTouching(start);
        var after = first;
        while (after < _earlier.Count && _earlier[after].Start <= end)
        {
            (start, end) = (Math.Min(start, _earlier[after].Start), Math.Max(end, _earlier[after].End));
            after++;
        }

        _earlier.RemoveRange(first, after - first);
        _earlier.Insert(first, (start, end));
        if (_earlier.Count > Limit)
        {
            _earlier.RemoveAt(0);
            Forgotten++;
        }

        _last = _earlier[^1];
        _earlier.RemoveAt(_earlier.Count - 1);
        return after > first;
    }

    /// <summary>Index of the first of <c>_earlier</c> that ends at or after a position.</summary>
    private readonly int FirstTouching(long position)
    {
        var (low, high) = (0, _earlier!.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _earlier[middle].End < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private readonly int FirstEndingAfter(long position)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = this[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
