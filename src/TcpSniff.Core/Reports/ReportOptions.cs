using TcpSniff.Wording;

namespace TcpSniff.Reports;

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

/// <summary>How a report is to look.</summary>
public sealed record ReportOptions
{
    /// <summary>Language of the sentences.</summary>
    public Language Language { get; init; }

    /// <summary>Columns of the terminal, or a generous number where output is piped.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Whether colours are wanted.</summary>
    public bool Colour { get; init; }

    /// <summary>How times are shown.</summary>
    public TimeDisplay Time { get; init; }

    /// <summary>Whether sequence numbers are shown as they are on the wire.</summary>
    public bool Absolute { get; init; }

    /// <summary>Whether a record about the capture heads JSON output.</summary>
    public bool Head { get; init; }

    /// <summary>Whether the capture is shown while it grows: then nothing waits for the end of a connection.</summary>
    public bool Live { get; init; }
}
