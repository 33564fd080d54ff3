using System.Collections;

namespace TcpSniff.Web.Choosing;

/// <summary>Which segments of a connection a page tells in words; its graphs show all of them.</summary>
internal sealed class SegmentChoice
{
    /// <summary>Segments of one connection that are told at most.</summary>
    public const int PerConnection = 10_000;

    private const int Around = 2;
    private const int Beginning = 200;

    private readonly BitArray? _chosen;

    private SegmentChoice(int segments, int told, BitArray? chosen) => (Segments, Told, _chosen) = (segments, told, chosen);

    /// <summary>None at all.</summary>
    public static readonly SegmentChoice None = new(0, 0, new BitArray(0));

    /// <summary>How many there are.</summary>
    public int Segments { get; }

    /// <summary>How many of them are told.</summary>
    public int Told { get; }

    /// <summary>All where there is room; else the beginning, the notable ones with their neighbours, and from the front as many as fit.</summary>
    public static SegmentChoice Of(int segments, IReadOnlyList<int> notable, int room)
    {
        room = Math.Min(room, PerConnection);
        if (segments <= room)
        {
            return new(segments, segments, null);
        }

        var chosen = new BitArray(segments);
        var told = 0;
        Take(0, Math.Min(Beginning, room / 4));
        foreach (var place in notable)
        {
            Take(place - Around, place + Around + 1);
        }

        Take(0, segments);
        return new(segments, told, chosen);

        void Take(int from, int to)
        {
            for (var i = Math.Max(0, from); i < Math.Min(segments, to) && told < room; i++)
            {
                told += chosen[i] ? 0 : 1;
                chosen[i] = true;
            }
        }
    }

    /// <summary>Whether the segment at a place of the connection, from 0, is told.</summary>
    public bool Has(int place) => _chosen is null ? place < Segments : place < _chosen.Count && _chosen[place];
}
