namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>How often a side sent bytes again that differed from their first copy.</summary>
/// <param name="First">The first time. Its first frame is 0 where that is not known any more.</param>
internal record struct SentTwice(OverlapConflict First)
{
    /// <summary>Segments that brought such bytes.</summary>
    public long Segments { get; private set; }

    /// <summary>Bytes that differed.</summary>
    public long Bytes { get; private set; }

    /// <summary>Frame of the last such segment.</summary>
    public long LastFrame { get; private set; }

    /// <summary>Counts one more segment.</summary>
    internal void Add(in OverlapConflict conflict)
    {
        Segments++;
        Bytes += conflict.Length;
        LastFrame = conflict.SecondFrame;
    }
}
