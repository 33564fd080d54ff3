using TcpSniff.Analysis;

namespace TcpSniff.Cli.Runs;

/// <summary>What <c>analyze</c> was asked for.</summary>
internal sealed record AnalyzeRequest
{
    /// <summary>Capture files; <c>-</c> is standard input.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Which packets are looked at.</summary>
    public required PacketChoice Packets { get; init; }

    /// <summary>Which connections are shown.</summary>
    public required Selection Selection { get; init; }

    /// <summary>How they are shown.</summary>
    public required Presentation Presentation { get; init; }

    /// <summary>File to write the packets of the selected connections to; null for none.</summary>
    public string? WriteTo { get; init; }

    /// <summary>Folder for what joins a part with the others; null for nowhere.</summary>
    public string? Evidence { get; init; }

    /// <summary>Frames that are written; null for all.</summary>
    public NumberSet? Frames { get; init; }

    /// <summary>How many follow a share of the connections each: 1, 2 or 4; null to have that judged by the files' size and the cores.</summary>
    public int? Workers { get; init; }

    /// <summary>Findings at or above it make the run fail; null for none.</summary>
    public Severity? FailOn { get; init; }
}
