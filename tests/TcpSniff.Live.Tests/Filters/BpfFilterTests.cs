using TcpSniff.Live.Errors;
using TcpSniff.Live.Filters;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Live.Tests.Filters;

public sealed class BpfFilterTests
{
    private static readonly TcpPacket ToPort80 = Packet.Tcp("10.0.0.1:40000", "10.0.0.2:80");

    [Theory]
    [InlineData("tcp port 80", true)]
    [InlineData("host 10.0.0.2 and dst port 80", true)]
    [InlineData("src port 80", false)]
    [InlineData("udp", false)]
    [InlineData("", true)]
    public void A_filter_wants_what_it_says(string expression, bool wanted)
    {
        using var filter = BpfFilter.Compile(expression, LinkType.Ethernet);

        Assert.Equal(wanted, filter.Matches(Packet.Raw(ToPort80.ToBytes())));
    }

    [Theory]
    [InlineData(LinkType.Raw)]
    [InlineData(LinkType.RawBsd)]
    [InlineData(LinkType.RawOpenBsd)]
    [InlineData(LinkType.IPv4)]
    public void A_filter_works_on_every_number_of_raw_IP(LinkType linkType)
    {
        using var filter = BpfFilter.Compile("tcp port 80", linkType);

        Assert.True(filter.Matches(Packet.Raw(ToPort80.ToIp(), linkType)));
    }

    [Fact]
    public void A_filter_can_ask_for_the_length_on_the_wire()
    {
        using var filter = BpfFilter.Compile("greater 1000", LinkType.Ethernet);

        Assert.True(filter.Matches(Packet.Raw(ToPort80.ToBytes(), originalLength: 1514)));
        Assert.False(filter.Matches(Packet.Raw(ToPort80.ToBytes())));
    }

    [Fact]
    public void Packets_too_short_for_the_filter_do_not_match()
    {
        using var filter = BpfFilter.Compile("tcp port 80", LinkType.Ethernet);
        var packet = ToPort80.ToBytes();

        for (var length = 0; length < 14 + 20 + 4; length++)
        {
            Assert.False(filter.Matches(Packet.Raw(packet.AsSpan(0, length))));
        }
    }

    [Theory]
    [InlineData("tcp prot 80", "syntax error near \"prot\"")]
    [InlineData("port 80 and tcp prt 80", "syntax error near \"prt\"")]
    [InlineData("(port 80 or tcp prot 81)", "syntax error near \"prot\"")]
    [InlineData("tcp port", "syntax error near \"port\"")]
    [InlineData("foo", "syntax error near \"foo\"")]
    [InlineData("port 99999", "illegal port number 99999 > 65535")]
    public void A_bad_filter_is_explained_with_the_place(string expression, string reason)
    {
        var error = Assert.Throws<BadFilterException>(() => BpfFilter.Compile(expression, LinkType.Ethernet));

        Assert.Equal($"filter \"{expression}\": {reason}", error.Message);
    }

    [Fact]
    public void A_filter_that_makes_no_sense_on_a_link_type_is_an_error()
    {
        Assert.Throws<BadFilterException>(() => BpfFilter.Compile("ether host 00:00:00:00:00:01", LinkType.Raw));
    }

    [Fact]
    public void Filters_that_nobody_types_are_errors_and_harm_nothing()
    {
        Assert.Throws<BadFilterException>(() => BpfFilter.Compile(new string('(', 60_000), LinkType.Ethernet));
        Assert.Throws<BadFilterException>(() => BpfFilter.Compile(new string('x', 10_000_000), LinkType.Ethernet));
        Assert.Throws<BadFilterException>(() => BpfFilter.Compile("port 80 \u001b[2J", LinkType.Ethernet));
    }

    [Fact]
    public void A_disposed_filter_refuses_to_run()
    {
        var filter = BpfFilter.Compile("tcp", LinkType.Ethernet);
        filter.Dispose();
        filter.Dispose();

        Assert.Throws<ObjectDisposedException>(() => filter.Matches(Packet.Raw(ToPort80.ToBytes())));
    }
}
