namespace TcpSniff.Tracking.Connections;

/// <summary>Connections that were final before the capture's end, and let go, by reason.</summary>
public sealed class LetGo
{
    /// <summary>Those that were over.</summary>
    public long Closed { get; private set; }

    /// <summary>Those that were silent for too long.</summary>
    public long Idle { get; private set; }

    /// <summary>Those that made room for others.</summary>
    public long Evicted { get; private set; }

    /// <summary>Segments that came for one that was final already, and are not in its row.</summary>
    public long LateSegments { get; internal set; }

    /// <summary>All connections together.</summary>
    public long All => Closed + Idle + Evicted;

    internal void Count(Ended ended)
    {
        Closed += ended == Ended.Closed ? 1 : 0;
        Idle += ended == Ended.Idle ? 1 : 0;
        Evicted += ended == Ended.Evicted ? 1 : 0;
    }
}
