using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.Wireshark;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Wireshark;

public class WindowTests
{
    [Fact]
    public void A_window_of_zero_is_told() =>
        Assert.Equal(AnalysisFlags.ZeroWindow, Conversation.Open().Client(1001, 5001, 100).Server(5001, 1101, window: 0).Labels);

    [Fact]
    public void A_reset_with_window_zero_says_nothing_about_the_window() =>
        Assert.Equal(AnalysisFlags.None, Conversation.Open().Server(5001, 1001, window: 0, flags: TcpFlags.Rst | TcpFlags.Ack).Labels);

    [Fact]
    public void One_byte_towards_a_closed_window_is_a_probe() =>
        Assert.Equal(AnalysisFlags.ZeroWindowProbe, Closed().Client(1101, 5001, 1).Labels);

    [Fact]
    public void Two_bytes_towards_a_closed_window_are_no_probe() =>
        Assert.Equal(AnalysisFlags.None, Closed().Client(1101, 5001, 2).Labels);

    [Fact]
    public void The_answer_to_a_probe_is_told_as_such() =>
        Assert.Equal(
            AnalysisFlags.ZeroWindow | AnalysisFlags.ZeroWindowProbeAck,
            Closed().Client(1101, 5001, 1).Server(5001, 1101, window: 0).Labels);

    [Fact]
    public void The_probed_byte_sent_in_full_is_no_retransmission() =>
        Assert.Equal(AnalysisFlags.None, Closed().Client(1101, 5001, 1).Server(5001, 1101, window: 500).Client(1101, 5001, 100).Labels);

    [Fact]
    public void Nothing_new_but_the_window_is_a_window_update() =>
        Assert.Equal(AnalysisFlags.WindowUpdate, Closed().Server(5001, 1101, window: 1000).Labels);

    [Fact]
    public void A_segment_that_ends_at_the_window_fills_it() =>
        Assert.Equal(AnalysisFlags.WindowFull, Conversation.Open().Server(5001, 1001, window: 300).Client(1001, 5001, 300).Labels);

    [Fact]
    public void A_segment_beyond_the_window_does_not_fill_it() =>
        Assert.Equal(AnalysisFlags.None, Conversation.Open().Server(5001, 1001, window: 300).Client(1001, 5001, 301).Labels);

    [Fact]
    public void The_window_to_be_filled_is_scaled() =>
        Assert.Equal(AnalysisFlags.WindowFull, Conversation.Open(7, 2).Server(5001, 1001, window: 300).Client(1001, 5001, 1200).Labels);

    [Fact]
    public void Before_the_first_ack_the_window_is_not_scaled() =>
        Assert.Equal(AnalysisFlags.WindowFull, Conversation.Open(7, 2).Client(1001, 5001, 65535).Labels);

    [Fact]
    public void The_window_of_a_syn_ack_sent_again_is_not_scaled()
    {
        var again = Segments.Between().Server(TcpFlags.Syn | TcpFlags.Ack, 5000, 1001, window: 300).WithWindowScale(2);

        Assert.Equal(AnalysisFlags.WindowFull, Conversation.Open(7, 2).Server(5001, 1001).Play(again).Client(1001, 5001, 300).Labels);
    }

    [Fact]
    public void Picked_up_midway_no_window_is_known_to_be_full()
    {
        var it = new Conversation().Server(5001, 1001, window: 300).Client(1001, 5001, 300);

        Assert.Equal(AnalysisFlags.None, it.Labels);
        Assert.Null(it.Last.Window);
    }

    private static Conversation Closed() => Conversation.Open().Client(1001, 5001, 100).Server(5001, 1101, window: 0);
}
