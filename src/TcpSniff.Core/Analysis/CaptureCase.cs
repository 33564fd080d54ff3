using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Analysis;

/// <summary>A capture before the rules.</summary>
internal sealed class CaptureCase(CaptureSums sums, CaptureRecord record, List<Finding> findings)
{
    /// <summary>What its connections add up to. Who asks depends on all of them.</summary>
    public CaptureSums Sums
    {
        get
        {
            TimesAsked++;
            return sums;
        }
    }

    /// <summary>How often somebody asked what the connections add up to.</summary>
    internal long TimesAsked { get; private set; }

    /// <summary>What was read.</summary>
    public CaptureRecord Record { get; } = record;

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Finding> Findings => findings;

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
