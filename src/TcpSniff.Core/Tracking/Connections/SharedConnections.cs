using System.Collections;

namespace TcpSniff.Tracking.Connections;

/// <summary>The connections of several shares of a capture as those of the whole: in the order in which they began, and numbered so.</summary>
internal sealed class SharedConnections : IReadOnlyList<Connection>
{
    private readonly IReadOnlyList<ConnectionTable> _shares;
    private readonly byte[] _share;
    private readonly int[] _place;
    private readonly int[][] _numbers;

    /// <summary>Puts the shares together, and gives their connections the numbers of the whole. No more may come.</summary>
    public SharedConnections(IReadOnlyList<ConnectionTable> shares)
    {
        _shares = shares;
        var count = shares.Sum(share => share.Count);
        (_share, _place) = (new byte[count], new int[count]);
        _numbers = [.. shares.Select(share => new int[share.Count])];
        var next = new int[shares.Count];
        for (var number = 0; number < count; number++)
        {
            var first = FirstOf(next);
            (_share[number], _place[number]) = ((byte)first, next[first]);
            _numbers[first][next[first]++] = number;
        }

        for (var share = 0; share < shares.Count; share++)
        {
            shares[share].Renumber(_numbers[share]);
        }
    }

    /// <inheritdoc/>
    public int Count => _place.Length;

    /// <inheritdoc/>
    public Connection this[int index] => _shares[_share[index]][_place[index]];

    /// <summary>The number of what was called otherwise in a share.</summary>
    public int NumberOf(int share, int place) => _numbers[share][place];

    /// <inheritdoc/>
    public IEnumerator<Connection> GetEnumerator()
    {
        for (var number = 0; number < Count; number++)
        {
            yield return this[number];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int FirstOf(int[] next)
    {
        var (first, frame) = (0, long.MaxValue);
        for (var share = 0; share < next.Length; share++)
        {
            if (next[share] < _shares[share].Count && _shares[share].Began![next[share]] is var began && began < frame)
            {
                (first, frame) = (share, began);
            }
        }

        return first;
    }
}
