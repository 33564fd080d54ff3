namespace TcpSniff.Aligning.Connections;

/// <summary>Which connections of a capture have a print.</summary>
internal sealed class PrintIndex
{
    /// <summary>Nobody wants to know more owners than that: what so many have says nothing.</summary>
    private const int Many = 32;

    private readonly ulong[] _keys;
    private readonly Owner[] _owners;

    /// <summary>Indexes connections.</summary>
    public PrintIndex(IReadOnlyCollection<ConnectionPrints> connections)
    {
        Connections = [.. connections];
        var (keys, owners) = (new List<ulong>(), new List<Owner>());
        for (var i = 0; i < Connections.Count; i++)
        {
            for (var place = 0; place < 2 * ConnectionPrints.Kinds; place++)
            {
                var (side, kind) = Math.DivRem(place, ConnectionPrints.Kinds);
                foreach (var print in Connections[i].Prints(side, kind))
                {
                    keys.Add(Key(kind, print));
                    owners.Add(new(i, side));
                }
            }
        }

        (_keys, _owners) = ([.. keys], [.. owners]);
        Array.Sort(_keys, _owners);
    }

    /// <summary>A connection, and which side of it sent what has the print.</summary>
    public readonly record struct Owner(int Connection, int Side);

    /// <summary>The connections.</summary>
    public IReadOnlyList<ConnectionPrints> Connections { get; }

    /// <summary>Who has a print of that kind; not all of them where there are many.</summary>
    public ReadOnlySpan<Owner> Owners(int kind, uint print)
    {
        var key = Key(kind, print);
        var at = Array.BinarySearch(_keys, key);
        if (at < 0)
        {
            return default;
        }

        var (first, last) = (at, at);
        while (first > 0 && _keys[first - 1] == key && at - first < Many)
        {
            first--;
        }

        while (last + 1 < _keys.Length && _keys[last + 1] == key && last - at < Many)
        {
            last++;
        }

        return _owners.AsSpan(first, last - first + 1);
    }

    private static ulong Key(int kind, uint print) => ((ulong)kind << 32) | print;
}
