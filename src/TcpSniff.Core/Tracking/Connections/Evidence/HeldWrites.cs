using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>
/// Small segments of one side that waited for a delayed acknowledgment: Nagle's algorithm holds a small write back until the one
/// before it is acknowledged (RFC 9293 section 3.7.4), and the peer delays that acknowledgment (RFC 9293 section 3.8.6.3).
/// Made with the first delayed acknowledgment of a lone small segment.
/// </summary>
internal record struct HeldWrites
{
    /// <summary>How often it happened.</summary>
    public int Count { get; private set; }

    /// <summary>How long the acknowledgments took together.</summary>
    public Duration Total { get; private set; }

    /// <summary>Frame of the first acknowledgment that was waited for.</summary>
    public long FirstFrame { get; private set; }

    /// <summary>Frame of the last segment that was held back.</summary>
    public long LastFrame { get; private set; }

    /// <summary>The acknowledgment that may have been waited for; null where what followed has come.</summary>
    internal (long Frame, CaptureTime Time, Duration Delay)? Awaited { get; set; }

    /// <summary>What was held back until the acknowledgment that was awaited came in a frame.</summary>
    internal void Add(long frame)
    {
        var (first, _, delay) = Awaited!.Value;
        Count++;
        Total += delay;
        FirstFrame = Count == 1 ? first : FirstFrame;
        LastFrame = frame;
    }
}
