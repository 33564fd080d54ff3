using System.Text;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Reports.Explanations;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Typography;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Explaining;

public class ExplainerTests
{
    private static readonly TcpPacket Client = new(Packet.End("10.0.0.1:40000"), Packet.End("10.0.0.2:80"));
    private static readonly TcpPacket Server = new(Packet.End("10.0.0.2:80"), Packet.End("10.0.0.1:40000"));

    /// <summary>A server whose second segment is lost behind the tap and sent again after three duplicate acks, within the initial RTT of 50 ms.</summary>
    private static readonly (double Milliseconds, TcpPacket Packet)[] Repaired =
    [
        (0, Client.Flags(TcpFlags.Syn).Seq(1000).Timestamps(1, 0)),
        (25, Server.Flags(TcpFlags.Syn).Seq(5000).Ack(1001).Timestamps(500, 1)),
        (50, Client.Seq(1001).Ack(5001).Timestamps(50, 500)),
        (60, Data(5001, 510)),
        (60.1, Data(5101, 510)),
        (60.2, Data(5201, 510)),
        (60.3, Data(5301, 510)),
        (85, Client.Seq(1001).Ack(5101).Timestamps(60, 510)),
        (85.1, Client.Seq(1001).Ack(5101).Timestamps(60, 510).Sack((5201, 5301))),
        (85.2, Client.Seq(1001).Ack(5101).Timestamps(60, 510).Sack((5201, 5401))),
        (87, Data(5101, 535)),
        (112, Client.Seq(1001).Ack(5401).Timestamps(87, 535).Sack((5101, 5201))),
    ];

    [Theory]
    [InlineData(11, "fast-retransmission", Language.English)]
    [InlineData(11, "fast-retransmission", Language.SimplifiedChinese)]
    [InlineData(11, "fast-retransmission", Language.TraditionalChinese)]
    [InlineData(9, "duplicate-ack", Language.English)]
    [InlineData(3, "handshake", Language.English)]
    [InlineData(4, "data", Language.English)]
    public void An_explanation_reads_as_its_golden_text(long frame, string name, Language language)
    {
        var text = new StringWriter();
        new ExplanationText(new PlainOutput(text), new ReportOptions { Language = language }).Write(Explain(frame));
        var tag = language switch { Language.SimplifiedChinese => "zh-hans", Language.TraditionalChinese => "zh-hant", _ => "en" };

        Assert.Equal(Golden.Expected($"tests/TcpSniff.Core.Tests/Analysis/Explaining/Golden/{name}.{tag}.txt", text.ToString()), text.ToString());
    }

    [Fact]
    public void An_explanation_as_json_is_one_line()
    {
        var output = new MemoryStream();
        ExplanationJson.Write(Explain(11), Language.English, output);
        var text = Encoding.UTF8.GetString(output.ToArray());

        Assert.Equal(Golden.Expected("tests/TcpSniff.Core.Tests/Analysis/Explaining/Golden/fast-retransmission.json", text), text);
        Assert.Single(text.TrimEnd().Split('\n'));
    }

    [Fact]
    public void What_was_captured_before_is_not_only_late_and_the_clues_say_so_too()
    {
        var explanation = Explain(11);

        Assert.False(explanation.IsAmbiguous);
        Assert.Equal([AnalysisFlags.FastRetransmission], explanation.Given.Select(verdict => verdict.Label));
        Assert.Equal([Leaning.Neither, Leaning.Retransmitted, Leaning.Retransmitted], explanation.Clues.Select(clue => clue.Leaning));
    }

    [Fact]
    public void Where_fast_retransmission_and_out_of_order_both_fit_it_is_said()
    {
        var explanation = Explain(10, Repaired.Where((_, index) => index != 4));

        Assert.True(explanation.IsAmbiguous);
        Assert.Equal([AnalysisFlags.FastRetransmission], explanation.Given.Select(verdict => verdict.Label));
    }

    [Fact]
    public void An_older_timestamp_says_that_a_segment_was_only_late()
    {
        var late = Repaired[..10].Append((87.0, Data(5101, 509)));

        Assert.Contains(Explain(11, late).Clues, clue => clue.Leaning == Leaning.Reordered);
    }

    [Fact]
    public void The_frames_of_the_evidence_are_named() => Assert.Equal(
        ["first-sending 5", "duplicate-ack 9", "duplicate-ack 10", "highest-number 7", "dsack 12"],
        Explain(11).Evidence.Select(frame => $"{frame.Role} {frame.Frame}"));

    [Fact]
    public void A_new_connection_on_the_same_ports_owes_nothing_to_the_old_one()
    {
        var reused = Repaired.Append((5000.0, Client.Flags(TcpFlags.Syn).Seq(900_000)));
        var explanation = Explain(13, reused);

        Assert.Equal(1, explanation.Segment!.Value.Connection.Stream);
        Assert.Empty(explanation.Given);
        Assert.Empty(explanation.Clues);
    }

    [Fact]
    public void A_frame_beyond_the_end_is_not_found() => Assert.False(new Explainer(13).Find(Open(Repaired)));

    [Fact]
    public void A_packet_that_is_no_segment_is_said_to_be_what_it_is()
    {
        var capture = new PcapBuilder().Record(0, 0, Wire.Ethernet(0x0806, new byte[28])).ToArray();
        var explainer = new Explainer(1);
        Assert.True(explainer.Find(Open(capture)));

        Assert.Equal("no TCP: arp", explainer.Explain(Open(capture)).Packet!.In(Language.English));
    }

    private static TcpPacket Data(uint seq, uint timestamp) => Server.Seq(seq).Ack(1001).Timestamps(timestamp, 50).Payload(new byte[100]);

    private static Explanation Explain(long frame, IEnumerable<(double Milliseconds, TcpPacket Packet)>? packets = null)
    {
        var explainer = new Explainer(frame);
        Assert.True(explainer.Find(Open(packets ?? Repaired)));
        return explainer.Explain(Open(packets ?? Repaired));
    }

    private static Pipeline Open(IEnumerable<(double Milliseconds, TcpPacket Packet)> packets)
    {
        var capture = new PcapBuilder();
        foreach (var (milliseconds, packet) in packets)
        {
            var microseconds = (uint)(milliseconds * 1000);
            capture.Record(microseconds / 1_000_000, microseconds % 1_000_000, packet.ToBytes());
        }

        return Open(capture.ToArray());
    }

    private static Pipeline Open(byte[] capture) => new(CaptureFile.Open(new MemoryStream(capture), "test.pcap"), new PacketDecoder());
}
