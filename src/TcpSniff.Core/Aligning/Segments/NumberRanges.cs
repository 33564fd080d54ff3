namespace TcpSniff.Aligning.Segments;

/// <summary>Ranges of numbers in the common count, put together where they meet.</summary>
internal sealed class NumberRanges
{
    private readonly List<(long From, long To)> _ranges = [];

    /// <summary>Puts them together.</summary>
    public NumberRanges(IEnumerable<(long From, long To)> ranges)
    {
        foreach (var (from, to) in ranges.Order())
        {
            if (_ranges.Count > 0 && from <= _ranges[^1].To)
            {
                _ranges[^1] = (_ranges[^1].From, Math.Max(_ranges[^1].To, to));
            }
            else
            {
                _ranges.Add((from, to));
            }
        }
    }

    /// <summary>Whether any of the numbers is among them.</summary>
    public bool Touch(long from, long to) => After(from) is { } range && range.From < to;

    /// <summary>Whether all of the numbers are among them.</summary>
    public bool Cover(long from, long to) => After(from) is { } range && range.From <= from && range.To >= to;

    /// <summary>The first range that ends behind a number.</summary>
    private (long From, long To)? After(long number)
    {
        var (low, high) = (0, _ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ranges[middle].To <= number ? (middle + 1, high) : (low, middle);
        }

        return low < _ranges.Count ? _ranges[low] : null;
    }
}
