using TcpSniff.Tracking;

namespace TcpSniff.Analysis;

/// <summary>All connections of a capture before the rules that compare them.</summary>
public sealed class CaptureCase(IReadOnlyList<Connection> connections, CaptureRecord record, List<Finding> findings)
{
    /// <summary>The connections by number.</summary>
    public IReadOnlyList<Connection> Connections { get; } = connections;

    /// <summary>What was read.</summary>
    public CaptureRecord Record { get; } = record;

    /// <summary>Adds a finding.</summary>
    public void Report(Finding finding) => findings.Add(finding);
}
