namespace TcpSniff.Tracking.Connections.TimeBreakdown;

/// <summary>How one side of a connection stands after a segment: what the time that follows will be spent on.</summary>
[Flags]
internal enum Outlook : byte
{
    /// <summary>All is acknowledged, and there is room for more.</summary>
    Free = 0,

    /// <summary>Something that it sent is not acknowledged.</summary>
    Outstanding = 1,

    /// <summary>The peer's window leaves no room.</summary>
    Blocked = 2,

    /// <summary>It repairs a loss by acknowledgments.</summary>
    RepairsFast = 4,

    /// <summary>It repairs a loss after a timer ran out.</summary>
    RepairsLate = 8,
}
