using System.Text.Json;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using Xunit;

namespace TcpSniff.Core.Tests.Reports;

public class JsonFormatTests
{
    [Fact]
    public void A_segment_is_one_line_with_relative_and_raw_numbers()
    {
        var lines = Write(View.Segments, (tracker, report) =>
        {
            var facts = default(SegmentFacts);
            var segments = Segments.Between();
            tracker.Track(1, new(1_700_000_000_123_456_789), segments.Client(TcpFlags.Syn, 4_294_967_295), ref facts);
            report.Segment(facts, default);
            tracker.Track(2, new(1_700_000_000_123_456_890), segments.Server(TcpFlags.Syn | TcpFlags.Ack, 7, 0), ref facts);
            report.Segment(facts, default);
        });
        Assert.Equal(2, lines.Count);
        var syn = lines[0];
        Assert.Equal("segment", syn.GetProperty("record").GetString());
        Assert.Equal("2023-11-14T22:13:20.123456789Z", syn.GetProperty("time").GetString());
        Assert.Equal(0, syn.GetProperty("seq").GetInt64());
        Assert.Equal(4_294_967_295, syn.GetProperty("raw_seq").GetInt64());
        Assert.Equal(JsonValueKind.Null, syn.GetProperty("ack").ValueKind);
        Assert.Equal(JsonValueKind.Null, syn.GetProperty("raw_ack").ValueKind);
        Assert.Equal("client", syn.GetProperty("from").GetString());
        Assert.Equal(["SYN"], syn.GetProperty("flags").EnumerateArray().Select(f => f.GetString()!));
        Assert.Equal(1, lines[1].GetProperty("ack").GetInt64());
        Assert.Equal("server", lines[1].GetProperty("from").GetString());
        Assert.Equal(0.000000101m, lines[1].GetProperty("delta").GetDecimal());
    }

    [Fact]
    public void Sack_blocks_are_relative_to_the_numbers_of_the_side_that_sent_the_bytes()
    {
        var lines = Write(View.Segments, (tracker, report) =>
        {
            var facts = default(SegmentFacts);
            var segments = Segments.Between();
            tracker.Track(1, new(0), segments.Client(TcpFlags.Syn, 1000), ref facts);
            var ack = segments.Server(TcpFlags.Ack, 1, 1001);
            ack.Options.Kinds = TcpOptionKinds.Sack;
            ack.Options.SackCount = 1;
            ack.Options.Sack[0] = new(new(1101), new(1201));
            tracker.Track(2, new(1), ack, ref facts);
            report.Segment(facts, default);
        });
        Assert.Equal("[[101,201]]", lines[0].GetProperty("sack").GetRawText());
    }

    [Fact]
    public void A_datagram_stands_among_the_segments_as_a_record_of_its_own()
    {
        var datagram = new UdpDatagram
        {
            Key = FlowKey.Create(IpAddress.Parse("10.0.0.9"), 53, IpAddress.Parse("10.0.0.1"), 4000, 0, out var side),
            SourceSide = side,
            PayloadLength = 12,
        };

        var lines = Write(View.Segments, (_, report) => report.Datagram(7, new(0), datagram, default));

        Assert.Equal("datagram", lines[0].GetProperty("record").GetString());
        Assert.Equal(("10.0.0.9", 53), (lines[0].GetProperty("source").GetProperty("ip").GetString(), lines[0].GetProperty("source").GetProperty("port").GetInt32()));
        Assert.Equal(("10.0.0.1", 12), (lines[0].GetProperty("destination").GetProperty("ip").GetString(), lines[0].GetProperty("len").GetInt32()));
    }

    private static List<JsonElement> Write(View view, Action<Tracker, Report> feed)
    {
        using var output = new MemoryStream();
        using (var report = FormatList.Find("json")!.Open(view, new ReportOptions(), output))
        {
            feed(new Tracker(), report);
        }

        var text = System.Text.Encoding.UTF8.GetString(output.ToArray());
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
