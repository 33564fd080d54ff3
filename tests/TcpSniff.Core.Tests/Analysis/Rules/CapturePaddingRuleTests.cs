using TcpSniff.Analysis;
using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class CapturePaddingRuleTests
{
    private const string Id = "capture-padding";

    private static readonly TcpPacket Client = new(Packet.End("10.0.0.1:40000"), Packet.End("10.0.0.2:80"));
    private static readonly TcpPacket Server = new(Packet.End("10.0.0.2:80"), Packet.End("10.0.0.1:40000"));

    [Fact]
    public void Zeros_up_to_Ethernets_shortest_frame_are_no_data()
    {
        var findings = Findings(
            Client.Seq(1000).Flags(TcpFlags.Syn), Server.Seq(5000).Flags(TcpFlags.Syn).Ack(1001),
            Client.Seq(1001).Ack(5001).Payload(new byte[6]),
            Server.Seq(5001).Ack(1001).Payload("answer"),
            Client.Seq(1001).Ack(5007).Payload(new byte[6]),
            Client.Seq(1001).Ack(5007).Payload("request"),
            Server.Seq(5007).Ack(1008));
        var finding = Assert.Single(findings);
        Assert.Equal((Id, 3, 5), (finding.Id, finding.Frame, finding.LastFrame));
    }

    [Fact]
    public void Zeros_of_another_length_are_data() => Assert.DoesNotContain(
        Findings(
            Client.Seq(1000).Flags(TcpFlags.Syn), Server.Seq(5000).Flags(TcpFlags.Syn).Ack(1001),
            Client.Seq(1001).Ack(5001).Payload(new byte[5]), Server.Seq(5001).Ack(1006)),
        finding => finding.Id == Id);

    [Fact]
    public void Six_bytes_that_are_not_zero_are_data() => Assert.DoesNotContain(
        Findings(
            Client.Seq(1000).Flags(TcpFlags.Syn), Server.Seq(5000).Flags(TcpFlags.Syn).Ack(1001),
            Client.Seq(1001).Ack(5001).Payload("abcdef"), Server.Seq(5001).Ack(1007)),
        finding => finding.Id == Id);

    private static IReadOnlyList<Finding> Findings(params IEnumerable<TcpPacket> packets)
    {
        using var pipeline = new Pipeline(new FrameSource(packets.Select((packet, number) => new Frame(number * 1_000_000L, packet.ToBytes()))), new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        return Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record);
    }
}
