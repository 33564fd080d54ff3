using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>Segments that filled holes in what the tap saw of one side, added up.</summary>
internal struct Fillings
{
    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <summary>How long after its hole had shown the latest of them came.</summary>
    public Duration Longest { get; private set; }

    /// <summary>Frame that showed the first hole.</summary>
    public long FirstFrame { get; private set; }

    /// <summary>Frame of the last segment that filled one.</summary>
    public long LastFrame { get; private set; }

    /// <summary>Counts one.</summary>
    internal void Add(long hole, long filler, Duration after)
    {
        FirstFrame = Count++ == 0 ? hole : FirstFrame;
        (LastFrame, Longest) = (filler, after > Longest ? after : Longest);
    }
}
