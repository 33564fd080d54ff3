using System.Text.Json;

namespace TcpSniff.Web.Graphs;

/// <summary>
/// The points of one graph in order of time. Of a connection with more points than any screen shows, each column of the widest screen
/// keeps its lowest and its highest point, and points that were marked stay as they are.
/// </summary>
/// <param name="width">Values of a point behind its time.</param>
/// <param name="columnNanoseconds">Width of a column; 0 keeps every point.</param>
internal sealed class GraphSeries(int width, long columnNanoseconds)
{
    private const int MarkedLimit = 5_000;

    private readonly List<long> _points = [];
    private readonly long[] _low = new long[width + 1];
    private readonly long[] _high = new long[width + 1];
    private long _column = -1;
    private int _marked;

    /// <summary>How many points are kept.</summary>
    public int Count => _points.Count / (width + 1);

    /// <summary>Adds a point; the first value is the one whose extremes count.</summary>
    public void Add(long time, bool marked, params ReadOnlySpan<long> values)
    {
        if (columnNanoseconds == 0 || (marked && _marked++ < MarkedLimit))
        {
            _points.Add(time);
            _points.AddRange(values);
            return;
        }

        var column = time / columnNanoseconds;
        if (column != _column)
        {
            Settle();
            _column = column;
            Set(_low, time, values);
            Set(_high, time, values);
        }
        else if (values[0] < _low[1])
        {
            Set(_low, time, values);
        }
        else if (values[0] >= _high[1])
        {
            Set(_high, time, values);
        }
    }

    /// <summary>Writes one list for the times and one for each value, each number as its difference from the one before.</summary>
    public void Write(Utf8JsonWriter json, string name)
    {
        Settle();
        _column = -1;
        if (_points.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        for (var value = 0; value <= width; value++)
        {
            json.WriteStartArray();
            var before = 0L;
            for (var at = value; at < _points.Count; at += width + 1)
            {
                json.WriteNumberValue(_points[at] - before);
                before = _points[at];
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes one list for the times and one for each value, and forgets the points.</summary>
    public void WriteNew(Utf8JsonWriter json, string name)
    {
        if (_points.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        for (var value = 0; value <= width; value++)
        {
            json.WriteStartArray();
            for (var at = value; at < _points.Count; at += width + 1)
            {
                json.WriteNumberValue(_points[at]);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        _points.Clear();
    }

    private void Settle()
    {
        if (_column < 0)
        {
            return;
        }

        var (first, second) = _low[0] <= _high[0] ? (_low, _high) : (_high, _low);
        _points.AddRange(first);
        if (first[0] != second[0] || first[1] != second[1])
        {
            _points.AddRange(second);
        }
    }

    private static void Set(long[] point, long time, ReadOnlySpan<long> values)
    {
        point[0] = time;
        values.CopyTo(point.AsSpan(1));
    }
}
