using System.Text.Json;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Tcptrace;

public class CorpusTests
{
    // tcptrace prints tenths of a millisecond, and loses up to one in the mean by adding up rounded numbers.
    private const double Precision = 0.000_11;

    // Each is explained in docs/differences.md.
    private static readonly string[] Differences = ["ndpi__teams.pcap 93.62.150.157:443: unique_bytes_sent 1126, tcptrace 36"];

    [Fact]
    public void Directions_count_as_in_tcptrace()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);

        var (compared, differences) = (0, new List<string>());
        foreach (var capture in Corpus.Scored)
        {
            var ours = CorpusConnections.Of(capture);
            foreach (var (ends, row) in Rows(capture))
            {
                if (ours.TryGetValue(ends, out var connection) && HasAllPackets(row, connection))
                {
                    compared++;
                    differences.AddRange(Compare(row, connection).Select(difference => $"{capture} {difference}"));
                }
            }
        }

        Assert.InRange(compared, 5000, int.MaxValue);
        Assert.Equal(Differences, differences);
    }

    /// <summary>The connections that tcptrace found once; one between an end and itself has no directions.</summary>
    private static Dictionary<string, JsonElement> Rows(CorpusCapture capture) => capture.Expectation("tcptrace.json.gz") is not { } text
        ? []
        : CorpusConnections.Single(
            JsonDocument.Parse(text).RootElement.GetProperty("connections").EnumerateArray().Where(row => Text(row, "a") != Text(row, "b")),
            row => CorpusConnections.Ends(Text(row, "a"), Text(row, "b")));

    /// <summary>tcptrace looks into fewer tunnels.</summary>
    private static bool HasAllPackets(JsonElement row, Connection connection) =>
        Number(row.GetProperty("a2b"), "total_packets") + Number(row.GetProperty("b2a"), "total_packets")
            == connection.Client.Totals.Segments + connection.Server.Totals.Segments;

    private static IEnumerable<string> Compare(JsonElement row, Connection connection)
    {
        var clientIsA = Text(row, "a") == CorpusConnections.Name(connection.Client.Endpoint);
        var (a, b) = clientIsA ? (connection.Client, connection.Server) : (connection.Server, connection.Client);
        return Compare(row.GetProperty("a2b"), a).Concat(Compare(row.GetProperty("b2a"), b));
    }

    private static IEnumerable<string> Compare(JsonElement row, HalfConnection sent)
    {
        if (Number(row, "truncated_packets") != 0)
        {
            return [];
        }

        (string Column, double Ours, double Tolerance)[] columns =
        [
            ("unique_bytes_sent", sent.UniqueBytes, 0),
            ("rexmt_data_bytes", sent.RetransmittedBytes, 0),
            ("rexmt_data_pkts", sent.RetransmittedSegments, 0),
            ("RTT_samples", sent.Rtt.Samples, 0),
            ("RTT_avg", Milliseconds(sent.Rtt.Avg), Tolerance(sent.Rtt.Avg)),
            ("RTT_max", Milliseconds(sent.Rtt.Max), Tolerance(sent.Rtt.Max)),
            ("RTT_stdev", Milliseconds(sent.Rtt.Stdev), Tolerance(sent.Rtt.Stdev)),
        ];
        return columns.Where(column => !(Math.Abs(column.Ours - Number(row, column.Column)) <= column.Tolerance))
            .Select(column => $"{CorpusConnections.Name(sent.Endpoint)}: {column.Column} {column.Ours}, tcptrace {Number(row, column.Column)}");
    }

    private static double Milliseconds(Duration? time) => time?.Milliseconds ?? 0;

    private static double Tolerance(Duration? time) => 1000 * Math.Max(Precision, 0.001 * Math.Abs(time?.Seconds ?? 0));

    private static string Text(JsonElement row, string column) => row.GetProperty(column).GetString()!;

    private static double Number(JsonElement row, string column) => row.GetProperty(column).GetDouble();
}
