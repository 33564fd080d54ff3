using System.Text.Json;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.TimeBreakdown;

namespace TcpSniff.Web.Graphs;

/// <summary>
/// Where a connection's time went, in order of time. The budget's accounts are looked at after each segment: what an account gained is
/// a span, what it lost to another is taken back from the latest spans of its class. Of a connection with more spans than any screen
/// shows, those of one column are put together by their class.
/// </summary>
internal sealed class BudgetLine
{
    private const int Columns = 1000;
    private const int Limit = 16 * Columns;

    private static readonly TimeClass[] Classes = Enum.GetValues<TimeClass>();

    private readonly long[] _before = new long[Classes.Length];
    private readonly List<(TimeClass Class, long Length)> _spans = [];
    private Duration _duration;

    /// <summary>Looks at the budget after a segment.</summary>
    public void Look(Connection connection)
    {
        _duration = connection.Duration;
        TimeClass? gains = null;
        foreach (var one in Classes)
        {
            var spent = connection.Spent(one).Nanoseconds;
            var change = spent - _before[(int)one];
            if (change > 0 && (gains is null || change > connection.Spent(gains.Value).Nanoseconds - _before[(int)gains.Value]))
            {
                gains = one;
            }
        }

        foreach (var one in Classes)
        {
            var change = connection.Spent(one).Nanoseconds - _before[(int)one];
            if (change < 0 && gains is { } to)
            {
                Repaint(one, to, -change);
                _before[(int)to] -= change;
                _before[(int)one] += change;
            }
        }

        foreach (var one in Classes)
        {
            var spent = connection.Spent(one).Nanoseconds;
            if (spent > _before[(int)one])
            {
                Append(one, spent - _before[(int)one]);
            }

            _before[(int)one] = spent;
        }
    }

    /// <summary>Writes pairs of class and nanoseconds.</summary>
    public void Write(Utf8JsonWriter json, string name)
    {
        if (_spans.Count > 4 * Columns)
        {
            Settle();
        }

        json.WriteStartArray(name);
        foreach (var (one, length) in _spans)
        {
            json.WriteNumberValue((int)one);
            json.WriteNumberValue(length);
        }

        json.WriteEndArray();
    }

    private void Append(TimeClass to, long length)
    {
        if (_spans.Count > 0 && _spans[^1].Class == to)
        {
            _spans[^1] = (to, _spans[^1].Length + length);
            return;
        }

        if (_spans.Count >= Limit)
        {
            Settle();
        }

        _spans.Add((to, length));
    }

    /// <summary>Puts together the spans that begin in the same column, by class. What each class has in all stays the same.</summary>
    private void Settle()
    {
        var column = Math.Max(1, _duration.Nanoseconds / Columns);
        var (settled, begins, first, current) = (new List<(TimeClass Class, long Length)>(), 0L, 0, -1L);
        foreach (var (one, length) in _spans)
        {
            if (begins / column != current)
            {
                (current, first) = (begins / column, settled.Count);
            }

            var same = settled.FindIndex(first, span => span.Class == one);
            if (same < 0)
            {
                settled.Add((one, length));
            }
            else
            {
                settled[same] = (one, settled[same].Length + length);
            }

            begins += length;
        }

        _spans.Clear();
        _spans.AddRange(settled);
    }

    private void Repaint(TimeClass from, TimeClass to, long length)
    {
        for (var i = _spans.Count - 1; i >= 0 && length > 0; i--)
        {
            var (one, whole) = _spans[i];
            if (one != from)
            {
                continue;
            }

            var part = Math.Min(whole, length);
            length -= part;
            _spans[i] = (part == whole ? to : one, part == whole ? whole : whole - part);
            if (part < whole)
            {
                _spans.Insert(i + 1, (to, part));
            }
        }
    }
}
