using TcpSniff.Analysis;
using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Reports;

/// <summary>A connection at the end of the capture, with what was found about it.</summary>
public sealed record ConnectionResult
{
    /// <summary>The connection.</summary>
    public required Connection Connection { get; init; }

    /// <summary>What went wrong in it, worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Language of the sentences.</summary>
    public Language Language { get; init; }
}
