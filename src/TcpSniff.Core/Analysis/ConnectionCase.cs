using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis;

/// <summary>One connection before the rules.</summary>
/// <param name="capture">The capture that it is part of.</param>
/// <param name="connection">The connection.</param>
internal sealed class ConnectionCase(CaptureCase capture, Connection connection)
{
    /// <summary>The capture that it is part of.</summary>
    public CaptureCase Capture { get; } = capture;

    /// <summary>The connection.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>Its control segments and oddities in order.</summary>
    public NotedSegments Noted => Connection.Noted;

    /// <summary>From the connection's last segment to the last packet of the capture: for so long nothing more came.</summary>
    public Duration Afterwards => Capture.Record.LastTime is { } end && end > Connection.LastTime ? end - Connection.LastTime : Duration.Zero;

    /// <summary>How long there was something to do: the connection's time without opening, closing, and being idle.</summary>
    public Duration BusyTime => Connection.Duration - Connection.Spent(TimeClass.Connecting) - Connection.Spent(TimeClass.Closing) - Connection.Spent(TimeClass.Idle);

    /// <summary>Whether the server answered with several initial sequence numbers: then several machines answer, and numbers do not compare.</summary>
    public bool ServerAnsweredTwice => Connection.Server.Totals.Labels.Of(AnalysisFlags.ReusedPorts) > 0;

    /// <summary>Whether it begins with a SYN that its receiver ignored: what follows belongs to the connection that had these ends before.</summary>
    public bool BeginsIgnored => Noted.Count > 0 && Noted.Span[0].DidAny(SegmentEvents.SynIgnored) && Connection.Server.Totals.Syn == 0;

    /// <summary>The noted segment of a frame; null for none.</summary>
    public NotedSegment? Segment(long frame)
    {
        foreach (ref readonly var segment in Noted.Span)
        {
            if (segment.Frame == frame)
            {
                return segment;
            }
        }

        return null;
    }

    /// <summary>The first and the last noted segment of a side with a label, copies aside, and how many there are; with 0 the others mean nothing.</summary>
    public (NotedSegment First, NotedSegment Last, int Count) FirstAndLast(Role from, AnalysisFlags label)
    {
        var (first, last, count) = (default(NotedSegment), default(NotedSegment), 0);
        foreach (ref readonly var segment in Noted.Span)
        {
            if (segment.From == from && segment.IsAny(label) && !segment.IsCopy)
            {
                first = count++ == 0 ? segment : first;
                last = segment;
            }
        }

        return (first, last, count);
    }

    /// <summary>Adds a finding of <paramref name="rule"/> with two noted segments as its first and last evidence.</summary>
    public void Report(Rule rule, NotedSegment first, NotedSegment last, Statement text, Role? culprit = null, Severity? severity = null,
        Duration? cost = null, params IReadOnlyList<Evidence> evidence) =>
        Report(rule, (first.Frame, last.Frame), text, culprit, severity, cost, evidence);

    /// <summary>Adds a finding of <paramref name="rule"/>; what it does not say is taken from the rule and the connection.</summary>
    public void Report(Rule rule, (long First, long Last) frames, Statement text, Role? culprit = null, Severity? severity = null,
        Duration? cost = null, params IReadOnlyList<Evidence> evidence) => Capture.Report(new Finding
        {
            Id = rule.Id,
            Severity = severity ?? rule.Severity,
            Stream = Connection.Stream,
            Frame = frames.First,
            LastFrame = frames.Last,
            Cost = cost,
            Culprit = culprit,
            CulpritAddress = culprit is { } role ? Connection.End(role).Endpoint.Address : null,
            Text = text,
            Evidence = evidence,
        });
}
