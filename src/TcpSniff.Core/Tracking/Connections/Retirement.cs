using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections;

/// <summary>
/// Says which connections of a capture that goes on are final, and forgets them: those that are over and quiet, those that were silent
/// for hours, and where memory is short those that were silent for longest. The last that closed are kept in mind for a while.
/// </summary>
internal sealed class Retirement(ConnectionTable table, Remembering remembering)
{
    /// <summary>Connections that are looked at in one go, so that nobody waits for it.</summary>
    private const int Looks = 256;

    /// <summary>What is forgotten when memory is short, of all.</summary>
    private const double Relief = 0.1;

    // In the order in which they seem to have ended.
    private readonly Queue<Ending> _over = new();
    private readonly Queue<Connection> _last = new();
    private int _hand;

    // What one takes on average, of those that were looked at lately.
    private double _footprint = 4096;

    /// <summary>What was let go.</summary>
    public LetGo LetGo { get; } = new();

    /// <summary>Bytes that connections take, about.</summary>
    public long Memory => (long)(table.CountOpen * _footprint);

    /// <summary>Takes note of a segment that ended a connection, as far as one knows by then.</summary>
    public void Close(Connection connection, CaptureTime time)
    {
        if (!connection.IsEnding)
        {
            connection.IsEnding = true;
            _over.Enqueue(new(connection, connection.Stream, time, false));
        }
    }

    /// <summary>Takes note of a connection whose ends began another one.</summary>
    public void Replace(Connection connection, CaptureTime time)
    {
        if (!connection.IsFinal)
        {
            _over.Enqueue(new(connection, connection.Stream, time, true));
        }
    }

    /// <summary>Those that became final, each once; it is forgotten when the next one is asked for.</summary>
    public IEnumerable<Connection> Due(CaptureTime now)
    {
        while (_over.TryPeek(out var first) && (now < first.Since || now - first.Since >= Remembering.Quiet))
        {
            _over.Dequeue();
            if (now < first.Since)
            {
                // The clock went back, by an hour maybe: whoever waits begins to wait anew.
                _over.Enqueue(first with { Since = now });
                continue;
            }

            var connection = first.Connection;
            // Its object may serve for another one by now.
            if (connection.Stream != first.Stream || connection.IsFinal)
            {
                continue;
            }

            // Something came, or it was not its end after all: looked at again.
            var last = connection.LastTime > now ? first.Since : connection.LastTime;
            if (!first.IsReplaced && (now - last < Remembering.Quiet || !IsOver(connection)))
            {
                _over.Enqueue(first with { Since = now - last < Remembering.Quiet ? last : now });
                continue;
            }

            yield return End(connection, Ended.Closed);
            Remember(connection);
        }

        foreach (var connection in Silent(now))
        {
            yield return End(connection, Ended.Idle);
            table.Forget(connection);
        }

        foreach (var connection in Memory > remembering.MaxMemory ? Longest() : [])
        {
            yield return End(connection, Ended.Evicted);
            table.Forget(connection);
        }
    }

    /// <summary>Those that are not final, in the order in which they began.</summary>
    public IReadOnlyList<Connection> Remaining() =>
        [.. table.Slots.OfType<Connection>().Where(connection => !connection.IsFinal).OrderBy(connection => connection.Stream)];

    private Connection End(Connection connection, Ended reason)
    {
        connection.Ended = reason;
        connection.IsFinal = true;
        LetGo.Count(reason);
        return connection;
    }

    private void Remember(Connection connection)
    {
        _last.Enqueue(connection);
        var most = Math.Min(Remembering.Last, remembering.MaxMemory / 8 / (long)_footprint);
        while (_last.Count > most)
        {
            table.Forget(_last.Dequeue());
        }
    }

    private List<Connection> Silent(CaptureTime now)
    {
        var silent = new List<Connection>();
        var slots = table.Slots;
        for (var looks = Math.Min(Looks, slots.Count); looks > 0; looks--)
        {
            _hand = (_hand + 1) % slots.Count;
            if (slots[_hand] is not { } connection)
            {
                continue;
            }

            _footprint += (connection.Footprint - _footprint) / 1024;
            var patience = connection.Lifecycle.OpenedFrame == 0 ? Remembering.IdleOpening : Remembering.IdleOpen;
            if (!connection.IsFinal && now - connection.LastTime >= patience)
            {
                silent.Add(connection);
            }
        }

        return silent;
    }

    private IEnumerable<Connection> Longest()
    {
        var open = table.Slots.OfType<Connection>().Where(connection => !connection.IsFinal).ToArray();
        Array.Sort(Array.ConvertAll(open, connection => connection.LastTime.Nanoseconds), open);
        return open.Take(1 + (int)(open.Length * Relief));
    }

    /// <summary>Nothing may come any more but what was under way; a RST that its receiver outlived ended nothing.</summary>
    private static bool IsOver(Connection connection) => IsOver(connection.Side(0)) && IsOver(connection.Side(1));

    private static bool IsOver(in Books side) => side.Rfc9293.State.State is TcpState.Closed or TcpState.TimeWait or TcpState.Listen;

    private readonly record struct Ending(Connection Connection, int Stream, CaptureTime Since, bool IsReplaced);
}
