using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Zeek;
using TcpSniff.Tracking.Zeek;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Zeek;

public class HistoryTests
{
    private const TcpFlags Syn = TcpFlags.Syn;
    private const TcpFlags Ack = TcpFlags.Ack;
    private const TcpFlags Fin = TcpFlags.Fin;
    private const TcpFlags Rst = TcpFlags.Rst;

    [Fact]
    public void A_conversation_reads_as_its_letters()
    {
        var connection = Exchange.Established().Client(Ack, 1001, 5001, 10).Server(Ack, 5001, 1011).Server(Ack, 5001, 1011, 20)
            .Client(Fin | Ack, 1011, 5021).Server(Fin | Ack, 5021, 1012).Client(Ack, 1012, 5022).Connection;
        Assert.Equal("ShADadFf", connection.History);
    }

    [Fact]
    public void A_SYN_again_adds_nothing_and_a_RST_again_only_with_another_number() => Assert.Equal(
        "SrRR", Exchange.Between().Client(Syn, 1000).Client(Syn, 1000).Server(Rst | Ack, 0, 1001).Client(Rst, 7).Client(Rst, 7).Client(Rst, 8).Connection.History);

    [Fact]
    public void Two_control_bits_in_one_segment_have_letters_of_their_own()
    {
        Assert.Equal("Q", Exchange.Between().Client(Syn | Fin, 1000).Connection.History);
        Assert.Equal("I", Exchange.Between().Client(Fin | Rst, 1000).Connection.History);
    }

    [Fact]
    public void Retransmissions_get_a_letter_at_the_1st_10th_and_100th()
    {
        var exchange = Exchange.Established().Client(Ack, 1001, 5001, 10);
        for (var i = 0; i < 100; i++)
        {
            exchange.Client(Ack, 1001, 5001, 10);
        }

        Assert.Equal("ShADTTT", exchange.Connection.History);
    }

    [Fact]
    public void A_zero_window_counts_until_the_peer_has_nothing_more_to_send()
    {
        Assert.Equal("ShAdW", Exchange.Established().Server(Ack, 5001, 1001, 10).Client(Ack, 1001, 5011, window: 0).Connection.History);
        Assert.Equal("ShAf", Exchange.Established().Server(Fin | Ack, 5001, 1001).Client(Ack, 1001, 5002, window: 0).Connection.History);
        Assert.Equal("ShAR", Exchange.Established().Client(Rst, 1001, window: 0).Connection.History);
    }

    [Fact]
    public void Bytes_that_were_acknowledged_and_never_seen_are_a_gap()
    {
        var connection = Exchange.Established().Server(Ack, 5101, 1001, 100).Client(Ack, 1001, 5201).Connection;
        Assert.Equal("ShAdg", connection.History);
        Assert.Equal(100, connection.ConnLog.MissedBytes);
    }

    [Fact]
    public void A_hole_that_is_filled_before_it_is_acknowledged_is_none() => Assert.Equal(
        "ShAdt", Exchange.Established().Server(Ack, 5101, 1001, 100).Server(Ack, 5001, 1001, 100).Client(Ack, 1001, 5201).Connection.History);

    [Fact]
    public void A_connection_that_begins_with_the_SYN_ACK_of_a_server_has_its_roles_flipped()
    {
        var connection = Exchange.Between().Server(Syn | Ack, 5000, 1001).Client(Ack, 1001, 5001).Client(Ack, 1001, 5001, 10).Connection;
        Assert.Equal("^hAD", connection.History);
        Assert.Equal(connection.Client, connection.ConnLog.Originator);
    }

    [Fact]
    public void A_SYN_ACK_from_the_higher_port_is_flipped_once_the_connection_goes_on()
    {
        var exchange = Exchange.Between("10.0.0.1:1000", "10.0.0.2:2000").Server(Syn | Ack, 5000, 1001);
        Assert.Equal("H", exchange.Connection.History);
        Assert.Equal("^hA", exchange.Client(Ack, 1001, 5001).Connection.History);
        Assert.Equal("S1", exchange.Connection.ConnState);
    }

    [Fact]
    public void A_connection_picked_up_midway_from_a_well_known_port_has_its_roles_flipped()
    {
        Assert.Equal("^dA", Exchange.Between().Server(Ack, 5001, 1001, 10).Client(Ack, 1001, 5011).Connection.History);
        Assert.Equal("Da", Exchange.Between(server: "10.0.0.2:50000").Server(Ack, 5001, 1001, 10).Client(Ack, 1001, 5011).Connection.History);
    }

    [Fact]
    public void Its_length_has_a_limit()
    {
        var exchange = Exchange.Established();
        for (var i = 0u; i < 2 * HistoryLetters.Limit; i++)
        {
            exchange.Client(Rst, 2000 + i);
        }

        Assert.Equal("ShA" + new string('R', HistoryLetters.Limit - 3), exchange.Connection.History);
    }
}
