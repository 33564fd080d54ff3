namespace TcpSniff.Tracking.Connections;

/// <summary>Why no more is to be said of a connection.</summary>
public enum Ended : byte
{
    /// <summary>The capture ended.</summary>
    Capture,

    /// <summary>It is over, and was quiet for a while since.</summary>
    Closed,

    /// <summary>It was quiet for so long that nobody will go on with it.</summary>
    Idle,

    /// <summary>It was let go because memory was short: among the open ones it was quiet for longest.</summary>
    Evicted,
}
