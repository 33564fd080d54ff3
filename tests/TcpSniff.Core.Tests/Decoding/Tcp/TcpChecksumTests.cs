using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding.Tcp;

public class TcpChecksumTests
{
    private static readonly TcpPacket Data = Packet.Tcp("10.1.2.3:4000", "10.1.2.4:80").Payload("some payload");

    private static ChecksumVerdict Judge(TcpPacket packet) => Decoded.Segment(packet.ToBytes()).Checksum;

    [Theory]
    [InlineData("10.0.0.1:1", "10.0.0.2:2")]
    [InlineData("[2001:db8::1]:1", "[fe80::ffff:1]:2")]
    public void A_right_sum_is_good_at_every_length(string source, string destination)
    {
        var random = new Random(1);
        for (var length = 0; length < 200; length++)
        {
            var payload = new byte[length];
            random.NextBytes(payload);

            Assert.Equal(ChecksumVerdict.Good, Judge(Packet.Tcp(source, destination).Payload(payload)));
        }
    }

    [Fact]
    public void A_wrong_sum_is_bad() => Assert.Equal(ChecksumVerdict.Bad, Judge(Data.Checksum(0x1234)));

    [Fact]
    public void Zero_was_left_to_the_network_card() => Assert.Equal(ChecksumVerdict.Offload, Judge(Data.Checksum(0)));

    [Theory]
    [InlineData(32)] // header and payload
    [InlineData(0)] // to be split by the card
    public void The_sum_of_the_pseudo_header_alone_was_left_to_the_network_card(int length)
    {
        var sum = (ushort)~OnesComplementSum.Of([10, 1, 2, 3, 10, 1, 2, 4, 0, 6, 0, (byte)length]);

        Assert.Equal(ChecksumVerdict.Offload, Judge(Data.Checksum(sum)));
    }

    [Fact]
    public void The_fast_sum_equals_the_plain_one()
    {
        var bytes = new byte[300];
        new Random(2).NextBytes(bytes);
        bytes.AsSpan(0, 80).Fill(0xFF);
        for (var start = 0; start < 9; start++)
        {
            for (var length = 0; length <= bytes.Length - start; length++)
            {
                var piece = bytes.AsSpan(start, length);

                Assert.Equal(OnesComplementSum.Of(piece), (ushort)~InternetChecksum.Of(piece));
            }
        }
    }
}
