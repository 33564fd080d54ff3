using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Wireshark;

public class InitialRttTests
{
    [Fact]
    public void It_lasts_from_the_syn_to_the_third_segment() =>
        Assert.Equal(Duration.FromMilliseconds(10), Conversation.Open().Last.InitialRtt);

    [Fact]
    public void It_counts_from_the_last_of_several_syns()
    {
        var it = new Conversation().Client(1000, 0, flags: TcpFlags.Syn).Wait(1000).Client(1000, 0, flags: TcpFlags.Syn).Wait(7).Client(1001, 5001);

        Assert.Equal(Duration.FromMilliseconds(7), it.Last.InitialRtt);
    }

    [Fact]
    public void No_time_at_all_says_nothing_and_the_next_acknowledgment_measures_again()
    {
        var it = new Conversation().Client(1000, 0, flags: TcpFlags.Syn).Client(1001, 5001);
        Assert.Null(it.Last.InitialRtt);

        Assert.Equal(Duration.FromMilliseconds(4), it.Wait(4).Client(1001, 5001).Last.InitialRtt);
    }

    [Fact]
    public void A_clock_that_went_back_says_nothing() =>
        Assert.Null(new Conversation().Client(1000, 0, flags: TcpFlags.Syn).Wait(-4).Client(1001, 5001).Last.InitialRtt);

    [Fact]
    public void Without_a_syn_there_is_none() => Assert.Null(new Conversation().Client(1001, 5001).Last.InitialRtt);
}
