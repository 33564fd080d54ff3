using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.CapturePoint;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.CapturePoint;

public class VantageTests
{
    private const TcpFlags Syn = TcpFlags.Syn;
    private const TcpFlags Ack = TcpFlags.Ack;

    [Theory]
    [InlineData(80, 0.1, VantagePlace.NearClient)]
    [InlineData(0.1, 80, VantagePlace.NearServer)]
    [InlineData(30, 50, VantagePlace.Between)]
    [InlineData(0.02, 0.01, VantagePlace.SameHost)]
    public void The_handshake_tells_which_end_is_nearer(double server, double client, VantagePlace place) =>
        Assert.Equal(place, Handshake(server, client).Connection.Vantage.Place);

    [Fact]
    public void Its_reason_has_the_numbers() => Assert.Equal(
        "the client answered the SYN+ACK within 1 ms, the server took 80 ms to answer the SYN",
        Handshake(80, 1).Connection.Vantage.Reason.In(Language.English));

    [Fact]
    public void A_checksum_left_to_the_network_card_is_surer_than_the_handshake()
    {
        var vantage = Handshake(30, 50).Server(Ack, 5001, 1001, 10, with: s => s with { Checksum = ChecksumVerdict.Offload }).Connection.Vantage;
        Assert.Equal(VantagePlace.NearServer, vantage.Place);
    }

    [Fact]
    public void Loopback_is_one_host_whatever_the_times() => Assert.Equal(
        VantagePlace.SameHost, Exchange.Between("127.0.0.1:40000", "127.0.0.2:80").Client(Syn, 1000).After(100).Server(Syn | Ack, 5000, 1001).Connection.Vantage.Place);

    [Fact]
    public void A_retransmitted_SYN_leaves_the_handshake_out_and_the_time_to_live_decides()
    {
        var vantage = Exchange.Between().Client(Syn, 1000).Client(Syn, 1000).Server(Syn | Ack, 5000, 1001, with: s => s with { Ttl = 51 })
            .Client(Ack, 1001, 5001).Connection.Vantage;
        Assert.Equal(VantagePlace.NearClient, vantage.Place);
    }

    [Fact]
    public void A_segment_larger_than_agreed_tells_where_no_better_clue_is()
    {
        var vantage = Exchange.Between().Client(Syn, 1000, with: s => s.WithMss(1460)).Server(Ack, 5001, 1001, 4000).Connection.Vantage;
        Assert.Equal(VantagePlace.NearServer, vantage.Place);
    }

    [Fact]
    public void Without_any_clue_it_is_unknown() =>
        Assert.Equal("unknown", Exchange.Between().Client(Ack, 1, 1).Server(Ack, 1, 1).Connection.Vantage.Place.Name());

    private static Exchange Handshake(double server, double client) => Exchange.Between()
        .Client(Syn, 1000).After(server - 1).Server(Syn | Ack, 5000, 1001).After(client - 1).Client(Ack, 1001, 5001);
}
