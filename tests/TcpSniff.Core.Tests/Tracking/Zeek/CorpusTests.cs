using System.Text.Json;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Zeek;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Zeek;

public class CorpusTests
{
    [Fact]
    public void Connections_read_as_in_Zeek_s_own_logs()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);

        var (compared, differences) = (0, new List<string>());
        foreach (var capture in Corpus.Scored.Where(capture => capture.Expectation("expected.json") is not null))
        {
            var ours = CorpusConnections.Of(capture);
            foreach (var (ends, row) in Rows(capture))
            {
                if (ours.TryGetValue(ends, out var connection) && HasAllPackets(row, connection.ConnLog))
                {
                    compared++;
                    differences.AddRange(Compare(row, connection).Select(difference => $"{capture} {ends}: {difference}"));
                }
            }
        }

        Assert.InRange(compared, 30, int.MaxValue);
        Assert.Empty(differences);
    }

    /// <summary>The rows of the capture's first log, those of a Bro of 2014 left out: it had other letters.</summary>
    private static Dictionary<string, JsonElement> Rows(CorpusCapture capture)
    {
        var logs = JsonDocument.Parse(capture.Expectation("expected.json")!).RootElement.GetProperty("expected").EnumerateArray()
            .Where(entry => Text(entry, "kind") == "zeek-conn");
        var log = logs.FirstOrDefault();
        return log.ValueKind == JsonValueKind.Undefined || Text(log, "source")!.Contains("TCPRS", StringComparison.Ordinal)
            ? []
            : CorpusConnections.Single(log.GetProperty("rows").EnumerateArray().Where(IsPlainTcp), Ends);
    }

    private static bool IsPlainTcp(JsonElement row) =>
        Text(row, "proto") == "tcp" && Text(row, "tunnel_parents") is null && Text(row, "history") is { } history && !history.Contains('X', StringComparison.Ordinal);

    private static string Ends(JsonElement row) => CorpusConnections.Ends(
        $"{Text(row, "id.orig_h") ?? Text(row, "src_ip")}:{Text(row, "id.orig_p") ?? Text(row, "src_port")}",
        $"{Text(row, "id.resp_h") ?? Text(row, "dst_ip")}:{Text(row, "id.resp_p") ?? Text(row, "dst_port")}");

    /// <summary>Zeek's timers may have ended a row early.</summary>
    private static bool HasAllPackets(JsonElement row, TcpSniff.Tracking.Zeek.ConnLog log) =>
        Number(row, "orig_pkts") + Number(row, "resp_pkts") == log.OriginatorPackets + log.ResponderPackets;

    private static IEnumerable<string> Compare(JsonElement row, Connection connection)
    {
        var log = connection.ConnLog;
        (string Column, object? Ours, object? Theirs)[] columns =
        [
            ("conn_state", connection.ConnState, Text(row, "conn_state")),
            ("history", connection.History, Text(row, "history")),
            ("orig_bytes", log.OriginatorBytes, Number(row, "orig_bytes")),
            ("resp_bytes", log.ResponderBytes, Number(row, "resp_bytes")),
            ("missed_bytes", log.MissedBytes, Number(row, "missed_bytes")),
            ("orig_pkts", log.OriginatorPackets, Number(row, "orig_pkts")),
            ("orig_ip_bytes", log.OriginatorIpBytes, Number(row, "orig_ip_bytes")),
            ("resp_ip_bytes", log.ResponderIpBytes, Number(row, "resp_ip_bytes")),
            ("duration", log.Duration is { } duration ? Math.Round(duration.Seconds, 6) : null, Seconds(row)),
        ];
        return columns.Where(column => row.TryGetProperty(column.Column, out _) && !Equals(column.Ours, column.Theirs))
            .Select(column => $"{column.Column} {column.Ours}, Zeek {column.Theirs}");
    }

    private static string? Text(JsonElement row, string column) => row.TryGetProperty(column, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static long? Number(JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    private static double? Seconds(JsonElement row) => row.TryGetProperty("duration", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
