using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

/// <summary>Segments that a bit flip made worthless.</summary>
public sealed class VerifyChecksumsTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void Segments_with_a_wrong_checksum_are_left_out_on_request_and_frames_keep_their_numbers()
    {
        var sound = Packet.Tcp().Seq(100).Ack(200).Payload("hello");
        var file = _bench.File("flipped.pcap", new PcapBuilder()
            .Record(1, 0, sound.ToBytes())
            .Record(1, 5, sound.Seq(105).Checksum(0x1234).ToBytes())
            .Record(1, 900, sound.Seq(105).ToBytes())
            .ToArray());

        Assert.Equal([(0, 1), (0, 2), (0, 3)], Workbench.Segments(file));
        Assert.Equal([(0, 1), (0, 3)], Workbench.Segments(file, "--verify-checksums"));
    }

    [Fact]
    public void A_checksum_that_the_network_card_still_has_to_fill_in_is_not_wrong()
    {
        var file = _bench.File("offload.pcap", new PcapBuilder().Record(1, 0, Packet.Tcp().Checksum(0).ToBytes()).ToArray());

        Assert.Equal([(0, 1)], Workbench.Segments(file, "--verify-checksums"));
    }

    public void Dispose() => _bench.Dispose();
}
