using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Wireshark;

public class WindowScaleTests
{
    [Fact]
    public void A_window_is_scaled_by_its_own_side_s_shift()
    {
        Assert.Equal(1000 << 7, Conversation.Open(7, 2).Client(1001, 5001, window: 1000).Last.Window);
        Assert.Equal(1000 << 2, Conversation.Open(7, 2).Server(5001, 1001, window: 1000).Last.Window);
    }

    [Fact]
    public void Scaling_needs_the_option_in_both_directions()
    {
        Assert.Equal(1000, Conversation.Open(7, null).Client(1001, 5001, window: 1000).Last.Window);
        Assert.Equal(1000, Conversation.Open(null, 2).Server(5001, 1001, window: 1000).Last.Window);
    }

    [Fact]
    public void A_shift_beyond_14_counts_as_14() =>
        Assert.Equal(1L << 14, Conversation.Open(255, 2).Client(1001, 5001, window: 1).Last.Window);

    [Fact]
    public void The_window_of_a_syn_is_never_scaled()
    {
        var syn = Segments.Between().Client(TcpFlags.Syn, 1000, window: 64240).WithWindowScale(7);

        Assert.Equal(64240, new Conversation().Play(syn).Play(syn).Last.Window);
    }

    [Fact]
    public void A_syn_sent_again_without_the_option_takes_nothing_back()
    {
        var segments = Segments.Between();
        var it = new Conversation()
            .Play(segments.Client(TcpFlags.Syn, 1000).WithWindowScale(5)).Play(segments.Client(TcpFlags.Syn, 1000))
            .Play(segments.Server(TcpFlags.Syn | TcpFlags.Ack, 5000, 1001).WithWindowScale(8));

        Assert.Equal(4151 << 5, it.Client(1001, 5001, window: 4151).Last.Window);
    }
}
