using TcpSniff.Decoding.Tcp;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding.Tcp;

public class TcpOptionReaderTests
{
    private static TcpOptions Read(TcpPacket packet) => Decoded.Segment(packet.ToBytes()).Options;

    private static TcpOptions Read(params byte[] options) => Read(Packet.Tcp().Raw(options));

    [Fact]
    public void A_syn_offers_segment_size_window_scale_sack_and_timestamps()
    {
        var options = Read(Packet.Tcp().Mss(1460).SackPermitted().Timestamps(11, 12).Nop().WindowScale(7));

        Assert.Equal(TcpOptionKinds.Mss | TcpOptionKinds.SackPermitted | TcpOptionKinds.Timestamps | TcpOptionKinds.WindowScale, options.Kinds);
        Assert.Equal((1460, 7, 11u, 12u), (options.Mss, options.WindowScale, options.TimestampValue, options.TimestampEcho));
    }

    [Fact]
    public void Padded_timestamps_alone_are_read()
    {
        var options = Read(Packet.Tcp().Timestamps(0xFFFFFFFF, 1));

        Assert.Equal((TcpOptionKinds.Timestamps, 0xFFFFFFFF, 1u), (options.Kinds, options.TimestampValue, options.TimestampEcho));
    }

    [Fact]
    public void Four_sack_blocks_fit()
    {
        var options = Read(Packet.Tcp().Sack((1, 2), (3, 4), (5, 6), (7, 8)));

        Assert.Equal(4, options.SackCount);
        Assert.Equal(new SackBlock(new(1), new(2)), options.Sack[0]);
        Assert.Equal(new SackBlock(new(7), new(8)), options.Sack[3]);
    }

    [Fact]
    public void Fast_open_is_known_by_its_kind_and_by_its_experiment()
    {
        var request = Read(34, 2);
        var cookie = Read(254, 8, 0xF9, 0x89, 1, 2, 3, 4);

        Assert.Equal((TcpOptionKinds.FastOpen, 0), (request.Kinds, request.FastOpenCookieLength));
        Assert.Equal((TcpOptionKinds.FastOpen, 4), (cookie.Kinds, cookie.FastOpenCookieLength));
    }

    [Fact]
    public void Another_experiment_is_an_unknown_option() => Assert.Equal(TcpOptionKinds.Other, Read(254, 4, 0xE2, 0xD4).Kinds);

    [Fact]
    public void Signatures_user_timeout_and_multipath_are_known()
    {
        Assert.Equal(TcpOptionKinds.Md5, Read(Packet.Tcp().Option(19, new byte[16])).Kinds);
        Assert.Equal(TcpOptionKinds.Authentication, Read(Packet.Tcp().Option(29, new byte[14])).Kinds);
        Assert.Equal(0x8005, Read(28, 4, 0x80, 5).UserTimeout);
        Assert.Equal(2, Read(30, 4, 0x20, 0).MptcpSubtype);
    }

    [Theory]
    [InlineData(99, 0)] // a length that would never end
    [InlineData(99, 1)]
    [InlineData(99, 40)] // beyond the header
    [InlineData(2, 3)] // a segment size of one byte
    [InlineData(5, 9)] // not whole blocks
    public void An_impossible_length_ends_the_list_and_keeps_what_came_before(byte kind, byte length)
    {
        var options = Read(4, 2, kind, length, 3, 3, 7);

        Assert.Equal(TcpOptionKinds.SackPermitted | TcpOptionKinds.Malformed, options.Kinds);
    }

    [Fact]
    public void Nothing_follows_the_end_of_the_list() => Assert.Equal(TcpOptionKinds.None, Read(0, 3, 3, 7).Kinds);

    [Fact]
    public void Options_are_listed_in_order_with_their_values()
    {
        var seen = new List<string>();
        foreach (var option in TcpOptionReader.Enumerate([1, 2, 4, 5, 0xB4, 77, 3, 9, 3, 200, 1]))
        {
            seen.Add($"{option.Kind}:{Convert.ToHexString(option.Value)}{(option.IsBroken ? "!" : "")}");
        }

        Assert.Equal(["1:", "2:05B4", "77:09", "3:01!"], seen);
    }
}
