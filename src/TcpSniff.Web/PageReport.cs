using System.Text;
using System.Text.Json;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Web.Choosing;
using TcpSniff.Web.Pages;
using TcpSniff.Web.Sentences;
using TcpSniff.Wording;

namespace TcpSniff.Web;

/// <summary>
/// The page of a capture: one HTML file that needs nothing besides itself. It is fed like any other report, once everything about the
/// capture is known.
/// </summary>
internal sealed class PageReport : Report
{
    /// <summary>Segments that are told in words in the whole page, most troubled connections first.</summary>
    private const int ToldLimit = 60_000;

    /// <summary>Connections that have graphs and a ladder at most.</summary>
    private const int StoryLimit = 10_000;

    private static readonly string[] LanguageTags = ["en", "zh-Hans", "zh-Hant"];

    private readonly Dictionary<int, ConnectionStory> _stories = [];
    private readonly Language _language;
    private readonly Stream _output;
    private readonly List<SocketCall> _calls = [];
    private readonly TemplateTable _templates = new();
    private readonly StatementWriter _statements;

    /// <summary>Prepares a page.</summary>
    /// <param name="result">Everything known about the capture.</param>
    /// <param name="census">What was counted when it was read first.</param>
    /// <param name="language">The language that the page opens in.</param>
    /// <param name="output">Where the page goes.</param>
    public PageReport(AnalysisResult result, SegmentCensus census, Language language, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(census);
        (_language, _output) = (language, output);
        _statements = new(_templates);
        var room = ToldLimit;
        foreach (var connection in result.Connections.OrderByDescending(Trouble).Take(StoryLimit))
        {
            var choice = census.Choose(connection.Connection.Stream, room);
            room -= choice.Told;
            if (choice.Told > 0)
            {
                _stories[connection.Connection.Stream] = new(connection.Connection, connection.Connection.Duration, choice, _statements);
            }
        }
    }

    /// <summary>A language as a tag, <c>zh-Hans</c>.</summary>
    internal static string Tag(Language language) => LanguageTags[(int)language];

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload) =>
        _stories.GetValueOrDefault(facts.Connection.Stream)?.Add(facts, payload);

    /// <inheritdoc/>
    public override void IcmpError(long frame, CaptureTime time, in IcmpError error, Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _stories.GetValueOrDefault(connection.Stream)?.Add(frame, time, error);
    }

    /// <inheritdoc/>
    public override void Call(in SocketCall call) => _calls.Add(call);

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Place(result);
        var blocks = new List<(string, string)>();
        foreach (var connection in result.Connections)
        {
            if (_stories.TryGetValue(connection.Connection.Stream, out var story))
            {
                blocks.Add(($"connection-{connection.Connection.Stream}", PackedJson.Of(story.Write)));
            }
        }

        blocks.Insert(0, ("capture", PackedJson.Of(json => Capture(json, result))));
        blocks.Insert(1, ("sentences", PackedJson.Of(json => SentenceTables.Write(json, _templates))));
        _output.Write(Encoding.UTF8.GetBytes(PageShell.Html(Tag(_language), blocks)));
        _output.Flush();
    }

    private static int Trouble(ConnectionResult connection) => connection.Findings.Count == 0 ? 0 : 1 + (int)connection.Findings.Max(finding => finding.Severity);

    private void Place(AnalysisResult result)
    {
        foreach (var call in _calls)
        {
            var connection = call.Connection is { } key ? result.Connections.FirstOrDefault(one => one.Connection.Key == key) : result.Connections.Count > 0 ? result.Connections[0] : null;
            if (connection is not null && _stories.TryGetValue(connection.Connection.Stream, out var story))
            {
                story.Add(call);
            }
        }
    }

    private void Capture(Utf8JsonWriter json, AnalysisResult result)
    {
        json.WriteStartObject();
        json.WriteString("language", Tag(_language));
        json.WriteBoolean("live", false);
        new CaptureOverview(_statements).Write(json, result, _stories.Keys.ToHashSet());
        json.WriteEndObject();
    }
}
