namespace TcpSniff.Aligning.Fates;

/// <summary>What became of a segment between the two points of capture.</summary>
internal enum Fate : byte
{
    /// <summary>Both captures have all of it.</summary>
    Arrived,

    /// <summary>Both have it, and something that was sent later arrived before it (RFC 4737 section 3).</summary>
    Reordered,

    /// <summary>It was sent and did not arrive.</summary>
    Lost,

    /// <summary>It was sent as one, cut up on the way, and not all of it arrived.</summary>
    PartlyLost,

    /// <summary>It arrived once more than it was sent.</summary>
    Duplicated,

    /// <summary>It arrived and was not sent: something in between made it.</summary>
    Injected,

    /// <summary>It passed one of the points of capture unrecorded: the other side's numbers prove that it did.</summary>
    Unrecorded,

    /// <summary>The other capture was not running: it began later, or had ended.</summary>
    NotCaptured,

    /// <summary>The same capture recorded it twice.</summary>
    Copied,
}
