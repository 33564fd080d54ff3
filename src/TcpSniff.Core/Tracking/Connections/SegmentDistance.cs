namespace TcpSniff.Tracking.Connections;

/// <summary>How many packets lie between two segments of one connection, of late and on average.</summary>
internal struct SegmentDistance
{
    /// <summary>So many packets later, the processor's caches have seldom kept what a connection's segment needs.</summary>
    private const int Far = 1024;

    // What is further counts as this far, so that a connection that woke up does not count for many.
    private const int Farthest = 4 * Far;

    // The average is over some 256 segments, and kept with eight more bits.
    private const int Weight = 8;

    private long _average;

    /// <summary>Whether the next segment is probably one whose connection has to be fetched.</summary>
    public readonly bool IsFar => _average > (long)Far << Weight;

    /// <summary>Takes one segment.</summary>
    /// <param name="packets">Packets since the last one of its connection.</param>
    public void Add(long packets) => _average += Math.Clamp(packets, 0, Farthest) - (_average >> Weight);
}
