using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>What stands below a timeline: how it ended, what each side sent, how fast, what was lost, and who waits how long.</summary>
internal sealed class FootText(TimelineOptions options)
{
    private static readonly Sentence Bytes = new("{client} + {server} bytes", "{client} + {server} 字节", "{client} + {server} 位元組");
    private static readonly Sentence BytesAndAgain = new("{client} + {server} bytes (and {again} more than once)", "{client} + {server} 字节（另有 {again} 字节不止一次）", "{client} + {server} 位元組（另有 {again} 位元組不止一次）");
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
        parts.Add(new(In(SentBytes(connection))));
        if (RoundTrips.Of(connection) is { } roundTrips)
        {
            parts.Add(new(In(roundTrips)));
        }

        if (RoundTrips.AverageOf(connection) is { } average)
        {
            parts.Add(new(In(average)));
        }

        parts.Add(Losses(connection));
        return [.. PartLines.Fill(parts, options.Width), .. PartLines.Fill(BudgetText.Parts(connection, options.Language), options.Width), .. Waiting(connection)];
    }

    /// <summary>What the programs handed over, each byte once; what went over the line besides is told in brackets.</summary>
    private static Statement SentBytes(Connection connection)
    {
        var (client, server) = (connection.Client.UniqueBytes, connection.Server.UniqueBytes);
        var again = connection.Client.Totals.PayloadBytes + connection.Server.Totals.PayloadBytes - client - server;
        return new(again > 0 ? BytesAndAgain : Bytes, ("client", client), ("server", server), ("again", again));
    }

    private StyledText Losses(Connection connection)
    {
        var again = connection.Client.SentAgain + connection.Server.SentAgain;
        if (again > 0)
        {
            return new(In(Counted.Retransmissions(again)), TextStyle.Warning);
        }

        return HasGaps(connection)
            ? new(Gaps.In(options.Language), TextStyle.Warning)
            : new(NothingLost.In(options.Language), TextStyle.Good);
    }

    /// <summary>What came later was not missing, nor what was recorded late.</summary>
    private static bool HasGaps(Connection connection) => HasGaps(connection.Client) || HasGaps(connection.Server);

    private static bool HasGaps(HalfConnection half) =>
        half.Thoughts is { } thoughts && (thoughts.Holes > 0 || thoughts.AcknowledgedUnseen > (half.Late?.Count ?? 0));

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
}
