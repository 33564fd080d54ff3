using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>What stands below a timeline: how it ended, what each side sent, how fast, what was lost, and who waits how long.</summary>
internal sealed class FootText(TimelineOptions options)
{
    private static readonly Sentence Bytes = new("{client} + {server} bytes", "{client} + {server} 字节", "{client} + {server} 位元組");
    private static readonly Sentence NothingLost = new("nothing lost", "没有丢失", "沒有遺失");
    private static readonly Sentence Gaps = new("the capture has gaps", "抓包有缺失", "擷取有缺漏");

    private static readonly Sentence Waits = new(
        "TIME-WAIT: {who} keeps {end} for 2 MSL (60 s on Linux), {peer} is free at once.",
        "TIME-WAIT：{who}把 {end} 保留 2 MSL（Linux 为 60 秒），{peer}立即释放。",
        "TIME-WAIT：{who}把 {end} 保留 2 MSL（Linux 為 60 秒），{peer}立即釋放。");

    private static readonly Sentence BothWait = new(
        "TIME-WAIT: both ends keep their ports for 2 MSL (60 s on Linux).",
        "TIME-WAIT：两端都把端口保留 2 MSL（Linux 为 60 秒）。",
        "TIME-WAIT：兩端都把連接埠保留 2 MSL（Linux 為 60 秒）。");

    /// <summary>All lines of the foot.</summary>
    public IEnumerable<StyledText> Lines(Connection connection)
    {
        var (client, server) = (connection.Client.Totals, connection.Server.Totals);
        var ending = options.Interleaved
            ? new StyledText(string.Create(CultureInfo.InvariantCulture, $"#{connection.Stream} "), TextStyle.Label)
            : new StyledText();
        var parts = new List<StyledText> { ending.Add(In(Ending.Of(connection))) };
        if (connection.Teardown is Teardown.FourWay or Teardown.ThreeSegment || (connection.Teardown == Teardown.Simultaneous && options.Language == Language.English))
        {
            parts.Add(new(TeardownWords.Of(connection.Teardown).In(options.Language)));
        }

        parts.Add(new(In(Counted.Segments(client.Segments + server.Segments))));
        parts.Add(new(In(new(Bytes, ("client", client.PayloadBytes), ("server", server.PayloadBytes)))));
        if (RoundTrips.Of(connection) is { } roundTrips)
        {
            parts.Add(new(In(roundTrips)));
        }

        parts.Add(Losses(connection));
        return [.. PartLines.Fill(parts, options.Width), .. PartLines.Fill(BudgetText.Parts(connection, options.Language), options.Width), .. Waiting(connection)];
    }

    private StyledText Losses(Connection connection)
    {
        // What was recorded late was sent once, and is no gap.
        var late = (connection.Client.Late?.Count ?? 0) + (connection.Server.Late?.Count ?? 0);
        var again = Count(connection, AnalysisFlags.Retransmission) - late;
        if (again > 0)
        {
            return new(In(Counted.Retransmissions(again)), TextStyle.Warning);
        }

        return late == 0 && Count(connection, AnalysisFlags.LostSegment) + Count(connection, AnalysisFlags.AckLostSegment) > 0
            ? new(Gaps.In(options.Language), TextStyle.Warning)
            : new(NothingLost.In(options.Language), TextStyle.Good);
    }

    private IEnumerable<StyledText> Waiting(Connection connection)
    {
        var statement = connection.TimeWait switch
        {
            Sides.Both => new Statement(BothWait),
            Sides.Client => OneWaits(connection.Client, Role.Client),
            Sides.Server => OneWaits(connection.Server, Role.Server),
            _ => null,
        };
        return statement is null ? [] : LineBreaker.Break(new(In(statement)), options.Width);
    }

    private static Statement OneWaits(HalfConnection half, Role role) =>
        new(Waits, ("who", role.The()), ("peer", role.Peer().The()), ("end", half.Endpoint.ToString()));

    private string In(Statement statement) => statement.In(options.Language);

    private static long Count(Connection connection, AnalysisFlags label) =>
        connection.Client.Totals.Labels.Of(label) + connection.Server.Totals.Labels.Of(label);
}
