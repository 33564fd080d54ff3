using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Tcptrace;

public class TimestampRttTests
{
    private const TcpFlags Syn = TcpFlags.Syn;
    private const TcpFlags Ack = TcpFlags.Ack;

    [Fact]
    public void An_echo_on_an_acknowledgment_of_new_data_gives_a_sample()
    {
        var rtt = Stamped().Client(Ack, 1001, 5001, 100, with: Stamps(200, 900)).After(9).Server(Ack, 5001, 1101, with: Stamps(910, 200)).Connection.Client.TimestampRtt;
        Assert.Equal((2, Duration.FromMilliseconds(10)), (rtt.Samples, rtt.Max));
    }

    [Fact]
    public void A_retransmission_gives_one_too_because_its_timestamp_is_new()
    {
        var connection = Stamped().Client(Ack, 1001, 5001, 100, with: Stamps(200, 900)).After(200).Client(Ack, 1001, 5001, 100, with: Stamps(400, 900)).After(6)
            .Server(Ack, 5001, 1101, with: Stamps(910, 400)).Connection;
        Assert.Equal((2, Duration.FromMilliseconds(7)), (connection.Client.TimestampRtt.Samples, connection.Client.TimestampRtt.Max));
        Assert.Equal(1, connection.Client.Rtt.Samples);
    }

    [Fact]
    public void Of_several_segments_in_one_tick_the_first_counts_once()
    {
        var rtt = Stamped().Client(Ack, 1001, 5001, 100, with: Stamps(200, 900)).Client(Ack, 1101, 5001, 100, with: Stamps(200, 900))
            .Server(Ack, 5001, 1101, with: Stamps(910, 200)).Server(Ack, 5001, 1201, with: Stamps(911, 200)).Connection.Client.TimestampRtt;
        Assert.Equal((2, Duration.FromMilliseconds(2)), (rtt.Samples, rtt.Max));
    }

    [Fact]
    public void An_echo_that_acknowledges_nothing_new_is_none() => Assert.Equal(
        1, Stamped().Client(Ack, 1001, 5001, 100, with: Stamps(200, 900)).Server(Ack, 5001, 1001, with: Stamps(910, 200)).Connection.Client.TimestampRtt.Samples);

    [Fact]
    public void The_clock_may_wrap()
    {
        var rtt = Exchange.Between().Client(Syn, 1000, with: Stamps(uint.MaxValue, 0)).Server(Syn | Ack, 5000, 1001, with: Stamps(900, uint.MaxValue))
            .Client(Ack, 1001, 5001, 100, with: Stamps(3, 900)).Server(Ack, 5001, 1101, with: Stamps(901, 3)).Connection.Client.TimestampRtt;
        Assert.Equal(2, rtt.Samples);
    }

    private static Exchange Stamped() => Exchange.Between()
        .Client(Syn, 1000, with: Stamps(100, 0)).Server(Syn | Ack, 5000, 1001, with: Stamps(900, 100)).Client(Ack, 1001, 5001, with: Stamps(101, 900));

    private static Func<TcpSegment, TcpSegment> Stamps(uint value, uint echo) => segment => segment.WithTimestamps(value, echo);
}
