namespace TcpSniff.Cli.Watching;

/// <summary>How fast something grew in the last second or a little more. Time is whoever's who calls, in one go.</summary>
internal sealed class RateMeter
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Queue<Mark> _marks = new();
    private Mark _last;
    private Mark _newest;

    /// <summary>Begins where nothing was counted.</summary>
    public RateMeter(DateTimeOffset now)
    {
        _last = _newest = new(now, 0, 0);
        _marks.Enqueue(_last);
    }

    /// <summary>Bytes a second.</summary>
    public double Bytes => (_last.Bytes - _marks.Peek().Bytes) / Seconds;

    /// <summary>Packets a second.</summary>
    public double Packets => (_last.Packets - _marks.Peek().Packets) / Seconds;

    // In its first second nothing is said to be faster than it was.
    private double Seconds => Math.Max(Window.TotalSeconds, (_last.At - _marks.Peek().At).TotalSeconds);

    /// <summary>Says what was counted by now.</summary>
    public void Count(DateTimeOffset now, long bytes, long packets)
    {
        _last = new(now, bytes, packets);
        if (now - _newest.At >= Step)
        {
            _newest = _last;
            _marks.Enqueue(_last);
        }

        while (_marks.Count > 1 && now - _marks.ElementAt(1).At >= Window)
        {
            _marks.Dequeue();
        }
    }

    private readonly record struct Mark(DateTimeOffset At, long Bytes, long Packets);
}
