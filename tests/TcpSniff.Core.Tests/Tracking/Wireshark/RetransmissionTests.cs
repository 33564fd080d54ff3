using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Wireshark;

public class RetransmissionTests
{
    [Fact]
    public void Data_sent_again_after_a_timeout_is_a_retransmission()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(200).Client(1001, 5001, 100);

        Assert.Equal(AnalysisFlags.Retransmission, it.Labels);
        Assert.Equal(4, it.Last.RetransmissionOfFrame);
        Assert.Equal(Duration.FromMilliseconds(200), it.Last.Rto);
    }

    [Fact]
    public void The_wait_counts_from_the_segment_that_waited_longest()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(50).Client(1101, 5001, 100).Wait(200).Client(1101, 5001, 100);

        Assert.Equal(5, it.Last.RetransmissionOfFrame);
        Assert.Equal(Duration.FromMilliseconds(250), it.Last.Rto);
    }

    [Fact]
    public void A_syn_sent_again_is_a_retransmission_of_the_first()
    {
        var it = new Conversation().Client(1000, 0, flags: TcpFlags.Syn).Wait(1000).Client(1000, 0, flags: TcpFlags.Syn);

        Assert.Equal(AnalysisFlags.Retransmission, it.Labels);
        Assert.Equal(1, it.Last.RetransmissionOfFrame);
        Assert.Equal(0, it.Last.Connection.Stream);
    }

    [Fact]
    public void A_fin_sent_again_is_a_retransmission()
    {
        const TcpFlags fin = TcpFlags.Fin | TcpFlags.Ack;
        var it = Conversation.Open().Client(1001, 5001, flags: fin).Wait(200).Client(1001, 5001, flags: fin);

        Assert.Equal(AnalysisFlags.Retransmission, it.Labels);
    }

    [Fact]
    public void Data_that_was_acknowledged_already_is_a_spurious_retransmission()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Server(5001, 1101).Wait(200).Client(1001, 5001, 100);

        Assert.Equal(AnalysisFlags.SpuriousRetransmission | AnalysisFlags.Retransmission, it.Labels);
        Assert.Equal(4, it.Last.RetransmissionOfFrame);
        Assert.Null(it.Last.Rto);
    }

    [Fact]
    public void Two_duplicate_acks_and_little_time_make_a_fast_retransmission() =>
        Assert.Equal(AnalysisFlags.FastRetransmission | AnalysisFlags.Retransmission, Repaired(duplicates: 2, after: 19).Labels);

    [Fact]
    public void One_duplicate_ack_makes_no_fast_retransmission() =>
        Assert.Equal(AnalysisFlags.Retransmission, Repaired(duplicates: 1, after: 19).Labels);

    [Fact]
    public void After_20_milliseconds_a_retransmission_is_not_fast() =>
        Assert.Equal(AnalysisFlags.Retransmission, Repaired(duplicates: 3, after: 20).Labels);

    [Fact]
    public void What_follows_the_number_asked_for_is_not_sent_fast()
    {
        var it = Lost().Server(5001, 1001).Server(5001, 1001).Wait(15).Client(1101, 5001, 100);

        Assert.Equal(AnalysisFlags.Retransmission, it.Labels);
    }

    [Fact]
    public void Within_the_initial_rtt_a_late_segment_is_out_of_order() =>
        Assert.Equal(AnalysisFlags.OutOfOrder, Swapped(after: 9.9).Labels);

    [Fact]
    public void After_the_initial_rtt_a_late_segment_is_sent_again() =>
        Assert.Equal(AnalysisFlags.Retransmission, Swapped(after: 10).Labels);

    [Fact]
    public void Without_a_handshake_out_of_order_ends_after_3_milliseconds()
    {
        Assert.Equal(AnalysisFlags.OutOfOrder, new Conversation().Client(1101, 1, 100).Server(1, 1001).Wait(2.9).Client(1001, 1, 100).Labels);
        Assert.Equal(AnalysisFlags.Retransmission, new Conversation().Client(1101, 1, 100).Server(1, 1001).Wait(3).Client(1001, 1, 100).Labels);
    }

    [Fact]
    public void The_time_of_out_of_order_counts_from_the_peer_s_last_segment() =>
        Assert.Equal(AnalysisFlags.OutOfOrder, Conversation.Open().Client(1101, 5001, 100).Wait(500).Server(5001, 1001).Wait(1).Client(1001, 5001, 100).Labels);

    [Fact]
    public void What_was_captured_and_waits_for_its_acknowledgment_is_not_out_of_order()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Client(1101, 5001, 100).Client(1201, 5001, 100).Server(5001, 1001);

        Assert.Equal(AnalysisFlags.Retransmission, it.Wait(1).Client(1120, 5001, 50).Labels);
    }

    [Fact]
    public void A_syn_ack_after_more_from_the_peer_is_out_of_order_and_a_fin_is_not()
    {
        const TcpFlags synAck = TcpFlags.Syn | TcpFlags.Ack;
        const TcpFlags fin = TcpFlags.Fin | TcpFlags.Ack;

        Assert.Equal(AnalysisFlags.OutOfOrder, Conversation.Open().Wait(1).Server(5000, 1001, flags: synAck).Labels);
        Assert.Equal(AnalysisFlags.Retransmission, Conversation.Open().Server(5001, 1001, flags: fin).Client(1001, 5002).Wait(1).Server(5001, 1001, flags: fin).Labels);
    }

    [Fact]
    public void The_same_segment_twice_in_a_row_is_never_out_of_order() =>
        Assert.Equal(AnalysisFlags.Retransmission, Conversation.Open().Client(1001, 5001, 100).Wait(0.1).Client(1001, 5001, 100).Labels);

    [Fact]
    public void Where_the_clock_went_back_no_time_has_passed() =>
        Assert.Equal(AnalysisFlags.OutOfOrder, Swapped(after: -1).Labels);

    [Fact]
    public void Selective_acknowledgments_ask_for_any_hole_and_a_last_one_without_blocks_does_not()
    {
        var it = Lost().ServerSack(5001, 1001, (1101, 1201)).ServerSack(5001, 1001, (1101, 1301));
        Assert.Equal(AnalysisFlags.FastRetransmission | AnalysisFlags.Retransmission, it.Wait(1).Client(1051, 5001, 50).Labels);

        var without = Lost().ServerSack(5001, 1001, (1101, 1201)).ServerSack(5001, 1001, (1101, 1301)).Server(5001, 1001);
        Assert.Equal(AnalysisFlags.Retransmission, without.Wait(1).Client(1051, 5001, 50).Labels);
    }

    [Fact]
    public void Data_across_the_wrap_of_the_sequence_space_is_in_order()
    {
        var it = new Conversation().Client(uint.MaxValue - 49, 1, 50).Client(0, 1, 100).Client(100, 1, 100);

        Assert.Equal(AnalysisFlags.None, it.Labels);
        Assert.Equal(250, it.Last.BytesInFlight);
    }

    private static Conversation Lost() =>
        Conversation.Open().Client(1001, 5001, 100).Client(1101, 5001, 100).Client(1201, 5001, 100).Wait(12).Server(5001, 1001);

    private static Conversation Repaired(int duplicates, double after)
    {
        var it = Lost();
        for (var i = 1; i < duplicates; i++)
        {
            it.Server(5001, 1001);
        }

        return it.Wait(after).Client(1001, 5001, 100);
    }

    private static Conversation Swapped(double after) => Conversation.Open().Client(1101, 5001, 100).Server(5001, 1001).Wait(after).Client(1001, 5001, 50);
}
