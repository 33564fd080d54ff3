using TcpSniff.Packets;

namespace TcpSniff.Tracking.Statistics;

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

    /// <summary>Takes the segment's window.</summary>
    internal void Add(in SegmentFacts facts)
    {
        if (facts.Window is not { } window || facts.Segment.Has(TcpFlags.Rst))
        {
            return;
        }

        if (!_scaled && !facts.Segment.Has(TcpFlags.Syn) && facts.Sender.Trail.Scale.IsUsed)
        {
            (_scaled, Min, Max) = (true, null, null);
        }

        Max = window > (Max ?? -1) ? window : Max;
        Min = window > 0 && window < (Min ?? long.MaxValue) ? window : Min;
    }
}
