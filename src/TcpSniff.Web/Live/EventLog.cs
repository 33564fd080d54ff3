namespace TcpSniff.Web.Live;

/// <summary>
/// What happened, in order, as pages are told of it. Who writes never waits: each reader goes on from where it is at its own pace, and
/// one that is too slow finds the oldest gone. All members may be called from any thread.
/// </summary>
/// <param name="capacity">Bytes that are kept at most.</param>
internal sealed class EventLog(long capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _events = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _first;
    private long _bytes;

    /// <summary>Adds an event; the oldest make room for it.</summary>
    public void Add(byte[] happening)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            _events.Enqueue(happening);
            _bytes += happening.Length;
            while (_bytes > capacity && _events.Count > 1)
            {
                _bytes -= _events.Dequeue().Length;
                _first++;
            }

            (waiting, _more) = (_more, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        waiting.SetResult();
    }

    /// <summary>The events from a number on, as many as fit into <paramref name="most"/> bytes but at least one; the number of the first; and a wait for more.</summary>
    public (long First, IReadOnlyList<byte[]> Events, Task More) From(long number, int most = 1 << 18)
    {
        lock (_gate)
        {
            var first = Math.Max(number, _first);
            var events = new List<byte[]>();
            var bytes = 0;
            foreach (var one in _events.Skip((int)Math.Min(int.MaxValue, first - _first)))
            {
                bytes += one.Length;
                if (events.Count > 0 && bytes > most)
                {
                    break;
                }

                events.Add(one);
            }

            return (first, events, _more.Task);
        }
    }
}
