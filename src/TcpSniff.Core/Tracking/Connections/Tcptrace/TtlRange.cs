using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>The time to live, or hop limit, of what one side sent, as it arrived at the tap: it counts the routers on the way.</summary>
public struct TtlRange
{
    /// <summary>That of the first segment.</summary>
    public byte First { get; private set; }

    /// <summary>The smallest one, RSTs aside.</summary>
    public byte Min { get; private set; }

    /// <summary>The largest one, RSTs aside.</summary>
    public byte Max { get; private set; }

    /// <summary>Frame of the first segment, RSTs aside, that differs from the first one by more than a change of route does; 0 for none.</summary>
    public long JumpFrame { get; private set; }

    /// <summary>Hops that the way may grow or shrink when a router chooses another one.</summary>
    internal const int Play = 2;

    private bool _seen;

    /// <summary>Takes the segment's. A RST may come from somebody else: it is judged apart.</summary>
    internal void Add(in TcpSegment segment, long frame)
    {
        if (segment.Has(TcpFlags.Rst))
        {
            return;
        }

        var ttl = segment.Ttl;
        if (!_seen)
        {
            (_seen, First, Min, Max) = (true, ttl, ttl, ttl);
            return;
        }

        if (ttl == First)
        {
            return;
        }

        Min = Math.Min(Min, ttl);
        Max = Math.Max(Max, ttl);
        if (JumpFrame == 0 && Math.Abs(ttl - First) > Play)
        {
            JumpFrame = frame;
        }
    }
}
