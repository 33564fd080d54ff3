using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Tcptrace;

public class MeasureTests
{
    private const TcpFlags Ack = TcpFlags.Ack;

    [Fact]
    public void Goodput_leaves_out_what_was_sent_again()
    {
        var connection = Exchange.Established().Client(Ack, 1001, 5001, 1000).After(996).Client(Ack, 1001, 5001, 1000).Connection;
        Assert.Equal(Duration.FromSeconds(1), connection.Duration);
        Assert.Equal(2000, connection.Throughput(Role.Client)!.Value, 6);
        Assert.Equal(1000, connection.Goodput(Role.Client)!.Value, 6);
    }

    [Fact]
    public void A_connection_of_one_segment_has_no_rate() =>
        Assert.Null(Exchange.Between().Client(Ack, 1, 1, 10).Connection.Throughput(Role.Client));

    [Fact]
    public void The_handshake_gives_one_round_trip_to_either_end()
    {
        var rtts = Exchange.Between().Client(TcpFlags.Syn, 1000).After(29).Server(TcpFlags.Syn | Ack, 5000, 1001).After(1).Client(Ack, 1001, 5001).Connection.Rtts;
        Assert.Equal((1, Duration.FromMilliseconds(30)), (rtts.Handshake.Server.Samples, rtts.Handshake.Server.Avg));
        Assert.Equal((1, Duration.FromMilliseconds(2)), (rtts.Handshake.Client.Samples, rtts.Handshake.Client.Avg));
        Assert.False(rtts.HandshakeIsUpperBound);
    }

    [Fact]
    public void A_SYN_sent_twice_makes_the_handshake_an_upper_bound() => Assert.True(
        Exchange.Between().Client(TcpFlags.Syn, 1000).Client(TcpFlags.Syn, 1000).Server(TcpFlags.Syn | Ack, 5000, 1001).Connection.Rtts.HandshakeIsUpperBound);
}
