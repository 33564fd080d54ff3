using TcpSniff.Analysis;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class OverlappingDataConflictRuleTests
{
    private const string Id = "overlapping-data-conflict";

    private static readonly TcpPacket Client = Packet.Tcp();
    private static readonly TcpPacket Server = Client.Answer();

    [Fact]
    public void An_answer_that_somebody_else_gave_first_is_named_with_its_place()
    {
        var finding = Assert.Single(Findings(
            Server.Seq(301).Ack(116).Payload("HTTP/1.1 302 Found"),
            Server.Seq(301).Ack(116).Payload("HTTP/1.1 200 OK, and more")));
        Assert.Equal((Severity.Warning, 4L, 4L), (finding.Severity, finding.Frame, finding.LastFrame));
        Assert.Contains("of the server (10.0.0.2) came again with other content, in 1 segment; for the first time in frame 4, from offset 9 ", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_retransmission_with_other_boundaries_is_none() => Assert.Empty(Findings(
        Server.Seq(301).Ack(116).Payload("one "),
        Server.Seq(305).Ack(116).Payload("two "),
        Server.Seq(303).Ack(116).Payload("e two three")));

    [Fact]
    public void A_damaged_copy_is_none() => Assert.Empty(Findings(
        Server.Seq(301).Ack(116).Payload("goods").Checksum(0x1234),
        Server.Seq(301).Ack(116).Payload("good!")));

    [Fact]
    public void The_garbage_of_a_keep_alive_is_none() => Assert.Empty(Findings(
        Server.Seq(301).Ack(116).Payload("hello"),
        Client.Seq(116).Ack(306),
        Server.Seq(305).Ack(116).Payload("\0")));

    [Fact]
    public void A_copy_that_the_receiver_drops_is_none() => Assert.Empty(Findings(
        Server.Seq(301).Ack(116).Payload("hello"),
        Server.Flags(TcpFlags.None).Seq(301).Payload("HELLO")));

    private static IReadOnlyList<Finding> Findings(params IReadOnlyList<TcpPacket> packets)
    {
        var file = new PcapBuilder();
        uint time = 0;
        foreach (var packet in packets.Prepend(Server.Flags(TcpFlags.Syn).Seq(300).Ack(101)).Prepend(Client.Flags(TcpFlags.Syn).Seq(100)))
        {
            file.Record(1_000_000, 1000 * time++, packet.ToBytes());
        }

        using var pipeline = new Pipeline(CaptureFile.Open(new MemoryStream(file.ToArray()), "memory"), new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        return [.. Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record).Where(finding => finding.Id == Id)];
    }
}
