using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Diagrams;

/// <summary>Draws timelines as a sequence diagram: arrows for segments, states beside the ends, sentences between.</summary>
internal sealed class SequenceDiagram(DiagramWriter diagram, ReportOptions options) : ITimelineRenderer
{
    private static readonly Sentence Number = new("connection {n}", "连接 {n}", "連線 {n}");
    private static readonly Sentence Quiet = new("quiet for {span}", "静默 {span}", "靜默 {span}");
    private static readonly Sentence NotCaptured = new("not captured", "未捕获", "未擷取");

    private static readonly TimelineOptions Narrow = new() { Width = 72 };

    private readonly TimelineOptions _options = Narrow with { Language = options.Language, Time = options.Time, Absolute = options.Absolute };
    private readonly TimelineLayout _layout = new(Narrow);
    private Lifeline _client;
    private Lifeline _server;

    /// <summary>Declares the ends of all connections that will be told.</summary>
    public void Declare(Connection connection)
    {
        var (client, server) = Lines(connection);
        diagram.Ends(Number.Say(options.Language, ("n", connection.Stream)), client, server);
    }

    /// <summary>Says below a connection what was found about it.</summary>
    public void Judge(ConnectionResult result)
    {
        foreach (var finding in result.Findings)
        {
            var text = new StyledText($"{FindingFields.Name(finding.Severity)} {finding.Id} · {finding.Text.In(options.Language)}");
            Note(result.Connection, Texts(LineBreaker.Break(text, _layout.TextWidth)));
        }
    }

    /// <inheritdoc/>
    public void Render(TimelineEntry entry)
    {
        switch (entry)
        {
            case AgreementEntry agreement:
                Note(agreement.Connection, Texts(new HeadText(_options, _layout).Options(agreement)));
                break;
            case SegmentEntry segment:
                Draw(segment);
                break;
            case CallEntry { Call: var call }:
                diagram.Aside(call.Side == Role.Client ? _client : _server, call.Text);
                break;
            case QuietEntry quiet:
                diagram.Pause(_client, _server, Quiet.Say(options.Language, ("span", SpanText.Of(quiet.Span))));
                break;
            case IcmpEntry icmp:
                Note(icmp.Connection, Texts(new IcmpText(_options, _layout).Lines(icmp)));
                break;
            case HeadEntry head:
                (_client, _server) = Lines(head.Connection);
                break;
            case FootEntry foot:
                Note(foot.Connection, Texts(new FootText(_options).Lines(foot.Connection)));
                break;
        }
    }

    private void Draw(SegmentEntry entry)
    {
        var facts = entry.Facts;
        var (from, to) = facts.From == Role.Client ? (_client, _server) : (_server, _client);
        if (facts.Analysis.HasFlag(AnalysisFlags.LostSegment))
        {
            diagram.Arrow(from, to, NotCaptured.In(options.Language), lost: true);
        }

        var time = TimeText.Brief(options.Time, facts.Time, facts.RelativeTime, facts.Delta);
        var words = string.Create(CultureInfo.InvariantCulture, $"{facts.Frame} · {time} · {ArrowWords.Of(facts, options.Absolute)}");
        diagram.Arrow(from, to, words, lost: entry.RepeatedBy is not null);
        var clientChanged = facts.Client != facts.ClientBefore;
        State(_client, facts.Client, facts.ClientBefore, besideLast: false);
        State(_server, facts.Server, facts.ServerBefore, besideLast: clientChanged);
        var label = PhaseLabel.Of(facts, entry.Step, options.Language);
        diagram.Note(_client, _server, Texts(new NotesText(_options, _layout).Lines(label, entry.Notes, entry.Payload)));
    }

    private void State(Lifeline end, EndpointState now, EndpointState before, bool besideLast)
    {
        if (now != before)
        {
            diagram.State(end, now.Proved ? now.State.Name() : $"({now.State.Name()})", besideLast);
        }
    }

    private void Note(Connection connection, List<string> lines)
    {
        if (lines.Count > 0)
        {
            var (client, server) = Lines(connection);
            diagram.Note(client, server, lines);
        }
    }

    private (Lifeline Client, Lifeline Server) Lines(Connection connection) =>
        (Line(connection, Role.Client, "c", connection.Client), Line(connection, Role.Server, "s", connection.Server));

    private Lifeline Line(Connection connection, Role role, string letter, HalfConnection half) => new(
        string.Create(CultureInfo.InvariantCulture, $"{letter}{connection.Stream}"),
        $"{role.Word().In(options.Language)} {half.Endpoint}",
        role == Role.Client);

    private static List<string> Texts(IEnumerable<StyledText> lines) => [.. lines.Select(line => line.ToString().Trim())];
}
