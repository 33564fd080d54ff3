using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>The smallest and the largest window that one side announced, in bytes.</summary>
/// <remarks>
/// As tcptrace has it: a closed window is no minimum but counted apart, the window of a RST means nothing, and where windows
/// are scaled the one in the SYN, which is not (RFC 7323 section 2.2), stops counting.
/// </remarks>
public struct WindowRange
{
    private bool _scaled;

    /// <summary>The smallest window above zero; null where none was known.</summary>
    public long? Min { get; private set; }

    /// <summary>The largest window; null where none was known.</summary>
    public long? Max { get; private set; }

    /// <summary>Takes the segment's window in bytes, null where the scale is unknown; <paramref name="isScaled"/> says whether the direction scales.</summary>
    internal void Add(in TcpSegment segment, long? window, bool isScaled)
    {
        if (window is not { } bytes || segment.Has(TcpFlags.Rst))
        {
            return;
        }

        if (!_scaled && !segment.Has(TcpFlags.Syn) && isScaled)
        {
            (_scaled, Min, Max) = (true, null, null);
        }

        Max = bytes > (Max ?? -1) ? bytes : Max;
        Min = bytes > 0 && bytes < (Min ?? long.MaxValue) ? bytes : Min;
    }
}
