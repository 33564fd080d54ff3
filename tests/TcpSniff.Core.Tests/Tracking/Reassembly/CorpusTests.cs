using System.Text.Json;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

public class CorpusTests
{
    // tshark shifts bytes where a second SYN+ACK brings another number, leaves out what follows a hole and is never acknowledged, takes
    // the first packet of a connection picked up midway for its beginning though a retransmission from before it follows, and
    // a second SYN with RST and payload for a repetition.
    private static readonly HashSet<string> Explained =
    [
        "ndpi__tls_multiple_synack_different_seq.pcapng", "suricata__bug-3286-02-linux-evasion__with_evasion_linux.pcap",
        "suricata__transform-base64-7296.pcap", "suricata__tcp-rst-unacked-stream-03-gap.pcap", "sanders__tcp_dupack.pcapng",
        "arkime__tcpseq_synthetic.pcap", "ndpi__KakaoTalk_chat.pcap",
    ];

    [Fact]
    public void Both_sides_of_every_whole_connection_are_tsharks_byte_for_byte()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        var wrong = new List<string>();
        var compared = 0;
        foreach (var capture in Corpus.Scored.Where(capture => !Explained.Contains(capture.Name)))
        {
            using var expectation = JsonDocument.Parse(capture.Expectation("tshark.json.gz")!);
            using var ours = ReassembledCapture.Of(capture.Path);
            var theirs = expectation.RootElement.GetProperty("connections").EnumerateArray().ToList();
            // Where the numbers differ, tshark spent some on headers that ICMP errors quote.
            foreach (var (connection, expected) in ours.Connections.Zip(theirs.Count == ours.Connections.Count ? theirs : []))
            {
                var flipped = $"{connection.Connection.Client.Endpoint}" != expected.GetProperty("client").GetString();
                compared += Compare(expected.GetProperty("c2s"), flipped ? connection.Server : connection.Client, $"{capture.Name} {connection.Connection.Stream} c2s", wrong);
                compared += Compare(expected.GetProperty("s2c"), flipped ? connection.Client : connection.Server, $"{capture.Name} {connection.Connection.Stream} s2c", wrong);
            }
        }

        Assert.Empty(wrong);
        Assert.True(compared > 1000, $"only {compared} directions compared");
    }

    private static int Compare(JsonElement direction, HashedStream ours, string where, List<string> wrong)
    {
        if (direction.GetProperty("payload") is not { ValueKind: JsonValueKind.Object } payload
            || payload.GetProperty("bytes").GetInt64() == 0
            || payload.GetProperty("gap_bytes").GetInt64() > 0
            || direction.GetProperty("snap_truncated_packets").GetInt32() > 0)
        {
            return 0;
        }

        if (payload.GetProperty("sha256").GetString() != ours.Hash)
        {
            wrong.Add(where);
        }

        return 1;
    }
}
