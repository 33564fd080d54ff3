using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;

namespace TcpSniff.Analysis;

/// <summary>All connections of a capture before the rules.</summary>
public sealed class CaptureCase(IReadOnlyList<Connection> connections, CaptureRecord record, List<Finding> findings)
{
    /// <summary>The connections by number.</summary>
    public IReadOnlyList<Connection> Connections { get; } = connections;

    /// <summary>What was read.</summary>
    public CaptureRecord Record { get; } = record;

    /// <summary>The places that connections were opened to.</summary>
    public Listeners Listeners { get; } = Listeners.Of(connections);

    /// <summary>Whose segments the tap can see.</summary>
    public Tap Tap { get; } = Tap.Of(connections);

    /// <summary>Adds a finding.</summary>
    public void Report(Finding finding) => findings.Add(finding);

    /// <summary>Adds a finding of <paramref name="rule"/> about the whole capture.</summary>
    public void Report(Rule rule, (long First, long Last) frames, Statement text, Role? culprit = null, Severity? severity = null, Duration? cost = null,
        params IReadOnlyList<Evidence> evidence) => Report(new Finding
        {
            Id = rule.Id,
            Severity = severity ?? rule.Severity,
            Frame = frames.First,
            LastFrame = frames.Last,
            Cost = cost,
            Culprit = culprit,
            Text = text,
            Evidence = evidence,
        });
}
