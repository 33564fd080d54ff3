using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Tcptrace;

public class KarnRttTests
{
    private const TcpFlags Ack = TcpFlags.Ack;

    [Fact]
    public void The_SYN_and_data_give_one_sample_each()
    {
        var rtt = Exchange.Established().Client(Ack, 1001, 5001, 100).After(9).Server(Ack, 5001, 1101).Connection.Client.Rtt;
        Assert.Equal((2, Duration.FromMilliseconds(1), Duration.FromMilliseconds(10)), (rtt.Samples, rtt.Min, rtt.Max));
        Assert.Equal(Duration.FromMilliseconds(5.5), rtt.Avg);
    }

    [Fact]
    public void An_acknowledgment_of_several_segments_samples_the_newest_only()
    {
        var rtt = Exchange.Established().Client(Ack, 1001, 5001, 100).After(50).Client(Ack, 1101, 5001, 100).Server(Ack, 5001, 1201).Connection.Client.Rtt;
        Assert.Equal((2, Duration.FromMilliseconds(1)), (rtt.Samples, rtt.Max));
    }

    [Fact]
    public void A_retransmitted_segment_gives_no_sample() =>
        Assert.Equal(1, Exchange.Established().Client(Ack, 1001, 5001, 100).Client(Ack, 1001, 5001, 100).Server(Ack, 5001, 1101).Connection.Client.Rtt.Samples);

    [Fact]
    public void A_SYN_sent_twice_gives_no_sample() => Assert.Equal(
        0, Exchange.Between().Client(TcpFlags.Syn, 1000).Client(TcpFlags.Syn, 1000).Server(TcpFlags.Syn | Ack, 5000, 1001).Connection.Client.Rtt.Samples);

    [Fact]
    public void A_segment_that_waited_for_a_retransmission_before_it_gives_no_sample() => Assert.Equal(
        1,
        Exchange.Established().Client(Ack, 1001, 5001, 100).Client(Ack, 1101, 5001, 100).Client(Ack, 1001, 5001, 100)
            .Server(Ack, 5001, 1201).Connection.Client.Rtt.Samples);

    [Fact]
    public void An_acknowledgment_in_the_middle_of_a_segment_gives_no_sample_nor_does_the_one_that_follows() => Assert.Equal(
        1, Exchange.Established().Client(Ack, 1001, 5001, 100).Server(Ack, 5001, 1051).Server(Ack, 5001, 1101).Connection.Client.Rtt.Samples);

    [Fact]
    public void The_deviation_is_that_of_a_sample_and_none_for_less_than_three()
    {
        var exchange = Exchange.Established().Client(Ack, 1001, 5001, 100).After(2).Server(Ack, 5001, 1101);
        Assert.Equal(Duration.Zero, exchange.Connection.Client.Rtt.Stdev);
        exchange.Client(Ack, 1101, 5001, 100).After(4).Server(Ack, 5001, 1201);
        Assert.Equal(Duration.FromMilliseconds(2), exchange.Connection.Client.Rtt.Stdev);
    }

    [Fact]
    public void Without_samples_there_are_no_times()
    {
        var rtt = Exchange.Between().Client(Ack, 1, 1).Connection.Client.Rtt;
        Assert.Equal((0, null, null, null, null), (rtt.Samples, rtt.Min, rtt.Avg, rtt.Max, rtt.Stdev));
    }
}
