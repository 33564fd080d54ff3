using System.Text.Json;
using System.Text.Json.Nodes;
using TcpSniff.Typography;

namespace TcpSniff.Assistant.Answers;

/// <summary>What matters first of a connection: a tenth of its record.</summary>
internal static class BriefConnection
{
    private static readonly JsonSerializerOptions Legible = new() { Encoder = SafeJson.Encoder };

    private static readonly string[] Fields =
        ["stream", "first_frame", "last_frame", "first_time", "duration", "client_state", "server_state", "handshake", "teardown", "closed_first"];

    private static readonly string[] Counts = ["payload_bytes", "retransmitted_segments", "zero_windows"];

    /// <summary>A connection's line, shortened.</summary>
    public static string Of(string line)
    {
        var record = JsonNode.Parse(line)!.AsObject();
        var brief = new JsonObject();
        foreach (var end in (ReadOnlySpan<string>)["client", "server"])
        {
            brief[end] = $"{record[end]?["ip"]} {record[end]?["port"]}";
        }

        foreach (var field in Fields)
        {
            brief[field] = record[field]?.DeepClone();
        }

        foreach (var side in (ReadOnlySpan<string>)["client_to_server", "server_to_client"])
        {
            brief[side] = new JsonObject(Counts.Select(count => KeyValuePair.Create(count, record[side]?[count]?.DeepClone())));
        }

        brief["findings"] = new JsonArray([.. record["findings"]!.AsArray().Select(finding => finding!["id"]!.DeepClone())]);
        return brief.ToJsonString(Legible);
    }
}
