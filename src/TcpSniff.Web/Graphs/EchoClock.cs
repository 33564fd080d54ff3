namespace TcpSniff.Web.Graphs;

/// <summary>Round-trip times by timestamps (RFC 7323 section 3): from a TSval's first sending to the first acknowledgment that echoes it.</summary>
internal sealed class EchoClock
{
    private const int Limit = 1024;

    private readonly Queue<(uint Value, long Time)> _waiting = new();
    private uint? _latest;

    /// <summary>A segment that takes numbers was sent.</summary>
    public void Send(uint value, long time)
    {
        if (_latest is { } latest && unchecked((int)(value - latest)) <= 0)
        {
            return;
        }

        _latest = value;
        _waiting.Enqueue((value, time));
        if (_waiting.Count > Limit)
        {
            _waiting.Dequeue();
        }
    }

    /// <summary>Something new was acknowledged; the time since the echoed value was sent, or null where that is not known.</summary>
    public long? Echo(uint value, long time)
    {
        while (_waiting.TryPeek(out var sent) && unchecked((int)(sent.Value - value)) <= 0)
        {
            _waiting.Dequeue();
            if (sent.Value == value)
            {
                return time - sent.Time;
            }
        }

        return null;
    }
}
