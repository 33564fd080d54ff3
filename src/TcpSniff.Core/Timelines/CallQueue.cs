using TcpSniff.Packets;

namespace TcpSniff.Timelines;

/// <summary>Socket calls waiting for their place between the segments.</summary>
internal sealed class CallQueue
{
    private readonly PriorityQueue<SocketCall, (long Time, int Order)> _calls = new();
    private int _added;

    public CallQueue(IEnumerable<SocketCall> calls)
    {
        foreach (var call in calls)
        {
            Add(call);
        }
    }

    /// <summary>Adds a call; calls of the same moment keep their order.</summary>
    public void Add(SocketCall call) => _calls.Enqueue(call, (call.Time.Nanoseconds, _added++));

    /// <summary>The earliest call that was made at or before a moment (null: whenever), or null where none is left.</summary>
    public SocketCall? Next(CaptureTime? until) =>
        _calls.TryPeek(out var call, out _) && !(call.Time > until) ? _calls.Dequeue() : null;
}
