using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.CapturePoint;

/// <summary>Segments of one side that the capture has after the acknowledgment of what they carry.</summary>
internal record struct LateRecords
{
    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>Frame of the first one.</summary>
    public long FirstFrame { get; private set; }

    /// <summary>Frame of the last one.</summary>
    public long LastFrame { get; private set; }

    /// <summary>The longest time between an acknowledgment and what it acknowledges.</summary>
    public Duration Longest { get; private set; }

    /// <summary>Enters one.</summary>
    internal void Add(long frame, Duration after)
    {
        FirstFrame = Count++ == 0 ? frame : FirstFrame;
        LastFrame = frame;
        Longest = after > Longest ? after : Longest;
    }
}
