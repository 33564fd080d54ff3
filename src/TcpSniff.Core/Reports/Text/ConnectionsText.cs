using System.Globalization;
using TcpSniff.Naming;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Text;

/// <summary>The connections view as text: a row each, then what they add up to.</summary>
internal sealed class ConnectionsText(IStyledOutput output, ReportOptions options)
{
    // What is to come is not known: a number of six digits, an IPv4 end, the states of a usual close.
    private const int LiveNumber = 6;
    private const int LiveEnd = 21;
    private const int LiveState = 16;

    private static readonly Sentence Some = new("{n} of {all}", "{all}中的 {n} 个", "{all}中的 {n} 個");
    private static readonly Sentence NothingWrong = new("nothing found wrong", "没有发现问题", "沒有發現問題");
    private static readonly Sentence Worst = new("worst: #{stream}, {what}", "最严重：#{stream}，{what}", "最嚴重：#{stream}，{what}");

    // Of a name: what it ends with says more than what it begins with.
    private const int Longest = 30;

    private readonly TextTable _table = new(
        output,
        [
            new("#", Right: true, MinWidth: options.Live ? LiveNumber : 2),
            new(ColumnTitles.In("client", options.Language), MinWidth: options.Live ? LiveEnd : 0),
            new("", Weight: 5),
            new(ColumnTitles.In("server", options.Language), MinWidth: options.Live ? LiveEnd : 0),
            new(ColumnTitles.In("state", options.Language), MinWidth: options.Live ? LiveState : 0),
            new(ColumnTitles.In("handshake", options.Language), Weight: 1),
            new(ColumnTitles.In("teardown", options.Language), Weight: 3),
            new(ColumnTitles.In("duration", options.Language), Right: true, Weight: 4),
            new(ColumnTitles.In("sent", options.Language), Right: true, MinWidth: 5, Weight: 6),
            new(ColumnTitles.In("got", options.Language), Right: true, MinWidth: 5, Weight: 7),
            new("rtx", Right: true),
            new("rtt", Right: true, Weight: 2),
            new(ColumnTitles.In("findings", options.Language)),
        ],
        options.Width);

    private bool _hasRows;

    /// <summary>Writes all rows that are left, and the closing lines.</summary>
    public void Write(AnalysisResult result)
    {
        foreach (var connection in result.Connections)
        {
            Add(connection);
        }

        _table.Begin();
        var totals = result.Totals();
        var worst = totals.Worst;
        string[] parts =
        [
            Count(totals),
            SizeText.Of(totals.PayloadBytes),
            Counted.Retransmissions(totals.RetransmittedSegments).In(options.Language),
        ];
        var line = new StyledText(string.Join(" · ", parts)).Add(" · ");
        line.Add(worst is null
            ? new StyledText(NothingWrong.In(options.Language), TextStyle.Good)
            : new(Worst.Say(options.Language, ("stream", worst.Stream ?? 0), ("what", FindingBrief.Of(worst, options.Language))), FindingBrief.Style(worst.Severity)));
        foreach (var part in LineBreaker.Break(line, options.Width))
        {
            output.WriteLine(part);
        }
    }

    /// <summary>Shows the rows so far.</summary>
    public void Flush()
    {
        if (_hasRows)
        {
            _table.Begin();
        }
    }

    /// <summary>Writes a row.</summary>
    public void Add(ConnectionResult result)
    {
        _hasRows = true;
        var connection = result.Connection;
        _table.Add(
            Number(connection.Stream),
            new(End(connection.Client, result.Owners?.Client)),
            new("→", TextStyle.Dim),
            new(End(connection.Server, result.Owners?.Server)),
            States(connection),
            new(TeardownWords.Of(connection.Handshake).In(options.Language), HandshakeStyle(connection.Handshake)),
            new(TeardownWords.Of(connection.Teardown).In(options.Language), connection.Teardown == Teardown.Reset ? TextStyle.Warning : TextStyle.Plain),
            new(Seconds(connection.Duration)),
            new(SizeText.Of(connection.Client.Totals.PayloadBytes)),
            new(SizeText.Of(connection.Server.Totals.PayloadBytes)),
            Retransmitted(result.RetransmittedSegments),
            new(result.Rtt is { } rtt ? SpanText.Of(rtt) : ""),
            FindingBrief.Of(result.Findings, options.Language));
    }

    private string End(HalfConnection half, SocketOwner? owner) =>
        NamedEnd.Of(half.Endpoint, options.Names, Longest) + (owner is null ? "" : " " + OwnerText.Of(owner));

    private string Count(CaptureTotals totals) => totals.Connections == totals.ConnectionsInAll
        ? Counted.Connections(totals.ConnectionsInAll).In(options.Language)
        : Some.Say(options.Language, ("n", totals.Connections), ("all", Counted.Connections(totals.ConnectionsInAll)));

    private static StyledText Number(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static StyledText Retransmitted(long count) => new(count.ToString(CultureInfo.InvariantCulture), count > 0 ? TextStyle.Warning : TextStyle.Plain);

    /// <summary>Both ends' states; one where they are the same.</summary>
    private static StyledText States(Connection connection)
    {
        var (client, server) = (connection.Client.State.State, connection.Server.State.State);
        return new(client == server ? client.Name() : $"{client.Name()}/{server.Name()}");
    }

    private static string Seconds(Duration duration) => duration.Seconds.ToString("0.000", CultureInfo.InvariantCulture) + "s";

    private static TextStyle HandshakeStyle(Handshake handshake) =>
        handshake is Handshake.Refused or Handshake.Unanswered or Handshake.HalfOpen ? TextStyle.Warning : TextStyle.Plain;
}
