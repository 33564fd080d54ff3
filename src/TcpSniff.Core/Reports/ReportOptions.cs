using TcpSniff.Faults;
using TcpSniff.Naming;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Wording;

namespace TcpSniff.Reports;

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

    /// <summary>The side that a script plays as the kernel under test; null for the one the capture was taken at.</summary>
    public Role? Side { get; init; }

    /// <summary>Whether a record about the capture heads JSON output.</summary>
    public bool Head { get; init; }

    /// <summary>Names to show beside addresses; null for none.</summary>
    internal NameBook? Names { get; init; }

    /// <summary>What becomes of a bug in showing one of many connections or findings: caught, it costs that one.</summary>
    internal FaultNet Net { get; init; } = FaultNet.Fatal;

    /// <summary>What an earlier pass over the capture showed; null where there was none.</summary>
    internal KnownLater? Later { get; init; }

    /// <summary>How many segments will come, as an earlier pass counted them; null where nobody knows.</summary>
    public long? Segments { get; init; }

    /// <summary>Whether the capture is shown while it grows: then nothing waits for the end of a connection.</summary>
    public bool Live { get; init; }
}
