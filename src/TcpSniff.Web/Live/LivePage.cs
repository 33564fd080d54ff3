using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Web.Pages;
using TcpSniff.Web.Sentences;
using TcpSniff.Wording;

namespace TcpSniff.Web.Live;

/// <summary>
/// A page that grows while a capture is taken. It is fed like any other report and writes into a log from which pages read; with no
/// page open, or a slow one, nothing takes longer.
/// </summary>
internal sealed class LivePage : Report
{
    /// <summary>Segments that are told in words between two flushes: nobody reads more, and telling them costs time.</summary>
    private const int ToldBetweenFlushes = 200;

    /// <summary>Connections that are followed at once; of more than these, those that were quiet for longest are let go.</summary>
    private const int ConnectionLimit = 2_000;

    /// <summary>Judging every connection takes time: no more than a fiftieth of it is spent on that.</summary>
    private const int JudgingShare = 50;

    /// <summary>Findings about connections that were let go which are kept at most, about.</summary>
    private const int FinalFindings = 2_000;

    private static readonly TimeSpan JudgesAfter = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, LiveConnection> _connections = [];
    private readonly List<SocketCall> _calls = [];
    private readonly List<Analysis.Finding> _final = [];
    private readonly TemplateTable _templates = new();
    private readonly StatementWriter _statements;
    private readonly CaptureOverview _overview;
    private readonly Func<AnalysisResult> _judge;
    private readonly Language _language;
    private ILookup<int, Analysis.Finding> _findings = Array.Empty<Analysis.Finding>().ToLookup(_ => 0);
    private CaptureSummary? _capture;
    private TimeSpan _nextJudging = JudgesAfter;
    private long _judged = Stopwatch.GetTimestamp();
    private bool _unjudged;
    private int _told;
    private int _sentences;

    /// <summary>Prepares a page.</summary>
    /// <param name="language">The language that it opens in.</param>
    /// <param name="capacity">Bytes of what happened that are kept for pages that open later.</param>
    /// <param name="judge">Everything known by now.</param>
    public LivePage(Language language, long capacity, Func<AnalysisResult> judge)
    {
        (_language, _judge) = (language, judge);
        _statements = new(_templates);
        _overview = new(_statements);
        Happenings = new(capacity);
    }

    /// <summary>What pages are told.</summary>
    internal EventLog Happenings { get; }

    /// <summary>The sentences that this is told in; all of them are kept.</summary>
    internal EventLog Sentences { get; } = new(long.MaxValue);

    /// <summary>The page itself, empty before <see cref="Begin"/>.</summary>
    internal byte[] Html { get; private set; } = [];

    /// <inheritdoc/>
    public override void Begin(CaptureSummary capture)
    {
        _capture = capture;
        var empty = new AnalysisResult { Capture = capture, Connections = [], ConnectionsInAll = 0 };
        Html = Encoding.UTF8.GetBytes(PageShell.Html(
            PageReport.Tag(_language),
            [
                ("capture", PackedJson.Of(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("language", PageReport.Tag(_language));
                    json.WriteBoolean("live", true);
                    _overview.Write(json, empty, new HashSet<int>());
                    json.WriteEndObject();
                })),
                ("sentences", PackedJson.Of(json => SentenceTables.Write(json, new TemplateTable()))),
            ],
            "'self'"));
    }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        var calm = _told < ToldBetweenFlushes;
        _told += Of(facts.Connection).Add(facts, payload, calm) ? 1 : 0;
        _unjudged = true;
    }

    /// <inheritdoc/>
    public override void IcmpError(long frame, CaptureTime time, in IcmpError error, Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        Of(connection).Add(frame, time, error, connection);
    }

    /// <inheritdoc/>
    public override void Call(in SocketCall call)
    {
        lock (_calls)
        {
            _calls.Add(call);
        }
    }

    /// <summary>It keeps those that it shows itself, and has a limit of its own.</summary>
    public override bool TakesFinalConnections => true;

    /// <inheritdoc/>
    public override void Connection(ConnectionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (_final.Count < FinalFindings)
        {
            _final.AddRange(result.Findings);
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        _told = 0;
        PlaceCalls();
        var findings = Judge();
        var changed = _connections.Values.Where(one => one.Changed).ToList();
        if (changed.Count > 0 || findings is not null)
        {
            Tell(changed, findings, ended: false);
        }
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        PlaceCalls();
        var findings = WithFinal(result.Findings);
        _findings = findings.Where(finding => finding.Stream is not null).ToLookup(finding => finding.Stream!.Value);
        Tell([.. _connections.Values], findings, ended: true);
    }

    private IReadOnlyList<Analysis.Finding> WithFinal(IReadOnlyList<Analysis.Finding> findings) =>
        _final.Count == 0 ? findings : Analysis.Analyst.Ordered(_final.Concat(findings));

    private LiveConnection Of(Connection connection)
    {
        if (_connections.TryGetValue(connection.Stream, out var known))
        {
            return known;
        }

        if (_connections.Count >= ConnectionLimit)
        {
            foreach (var quiet in _connections.Values.OrderBy(one => one.Connection.LastTime.Nanoseconds).Take(ConnectionLimit / 4).ToList())
            {
                _connections.Remove(quiet.Connection.Stream);
            }
        }

        return _connections[connection.Stream] = new(connection);
    }

    /// <summary>Calls come before the packets that they cause: one waits until its connection is there.</summary>
    private void PlaceCalls()
    {
        lock (_calls)
        {
            for (var i = 0; i < _calls.Count; i++)
            {
                var call = _calls[i];
                if (_connections.Values.FirstOrDefault(one => call.Connection is not { } key || one.Connection.Key == key) is { } connection)
                {
                    connection.Add(call);
                    _calls.RemoveAt(i--);
                }
            }
        }
    }

    private IReadOnlyList<Analysis.Finding>? Judge()
    {
        if (!_unjudged || Stopwatch.GetElapsedTime(_judged) < _nextJudging)
        {
            return null;
        }

        var began = Stopwatch.GetTimestamp();
        var findings = WithFinal(_judge().Findings);
        _findings = findings.Where(finding => finding.Stream is not null).ToLookup(finding => finding.Stream!.Value);
        (_judged, _unjudged) = (Stopwatch.GetTimestamp(), false);
        var cost = Stopwatch.GetElapsedTime(began) * JudgingShare;
        _nextJudging = cost > JudgesAfter ? cost : JudgesAfter;
        return findings;
    }

    private void Tell(List<LiveConnection> changed, IReadOnlyList<Analysis.Finding>? findings, bool ended)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteBoolean("ended", ended);
            json.WriteNumber("packets", _capture?.Record.Packets ?? 0);
            json.WriteNumber("bytes", _capture?.Record.OriginalBytes ?? 0);
            json.WriteNumber("lasted", _capture?.Duration?.Nanoseconds ?? 0);
            json.WriteString("began", _capture?.Record.FirstTime?.ToString());
            if (findings is not null)
            {
                _overview.Findings(json, findings);
            }

            json.WriteStartArray("connections");
            foreach (var one in changed)
            {
                json.WriteStartObject();
                one.WriteNew(json, _statements);
                json.WritePropertyName("row");
                CaptureOverview.Row(json, new() { Connection = one.Connection, Findings = [.. _findings[one.Connection.Stream]], Language = _language }, told: true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        TellSentences();
        Happenings.Add(bytes.WrittenSpan.ToArray());
    }

    /// <summary>A sentence is there before it is said.</summary>
    private void TellSentences()
    {
        if (_sentences == _templates.All.Count)
        {
            return;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("first", _sentences);
            SentenceTables.Templates(json, _templates.All.Skip(_sentences));
            json.WriteEndObject();
        }

        _sentences = _templates.All.Count;
        Sentences.Add(bytes.WrittenSpan.ToArray());
    }
}
