namespace TcpSniff.Wording;

/// <summary>How times are shown.</summary>
public enum TimeDisplay
{
    /// <summary>Seconds since the connection (or the capture) began.</summary>
    Relative,

    /// <summary>Seconds since the line before.</summary>
    Delta,

    /// <summary>Date and time in UTC.</summary>
    Utc,

    /// <summary>Date and time where this machine is.</summary>
    Local,

    /// <summary>Seconds since 1970-01-01T00:00:00Z.</summary>
    Epoch,
}
