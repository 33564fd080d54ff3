using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

/// <summary>Packets that were captured twice.</summary>
public sealed class DedupeTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void Copies_are_left_out_on_request_and_frames_keep_their_numbers()
    {
        var packet = Packet.Tcp().Seq(100).Ack(200).Payload("hello").ToBytes();
        var answer = Packet.Tcp("10.0.0.2:80", "10.0.0.1:40000").Seq(200).Ack(105).ToBytes();
        var file = _bench.File("twice.pcap", new PcapBuilder().Record(1, 0, packet).Record(1, 5, packet).Record(1, 900, answer).ToArray());

        Assert.Equal([(0, 1), (0, 2), (0, 3)], Workbench.Segments(file));
        Assert.Equal([(0, 1), (0, 3)], Workbench.Segments(file, "--dedupe"));
    }

    public void Dispose() => _bench.Dispose();
}
