using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.Wireshark;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Wireshark;

public class AcknowledgmentTests
{
    [Fact]
    public void The_same_acknowledgment_again_is_a_duplicate_and_numbered()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Server(5001, 1101).Server(5001, 1101).Server(5001, 1101);

        Assert.Equal(AnalysisFlags.DuplicateAck, it.Labels);
        Assert.Equal((2, 5), (it.Last.DuplicateAckNumber, it.Last.DuplicateAckFrame));
    }

    [Fact]
    public void An_acknowledgment_with_data_is_no_duplicate() =>
        Assert.Equal(AnalysisFlags.None, Conversation.Open().Client(1001, 5001, 100).Server(5001, 1101).Server(5001, 1101, 10).Labels);

    [Fact]
    public void After_a_new_mptcp_operation_one_repeated_acknowledgment_is_no_duplicate()
    {
        var operation = Segments.Between().Server(TcpFlags.Ack, 5001, 1101);
        operation.Options.Kinds |= TcpOptionKinds.Mptcp;
        operation.Options.MptcpSubtype = 3;
        var it = Conversation.Open().Client(1001, 5001, 100).Server(5001, 1101).Play(operation);

        Assert.Equal(AnalysisFlags.None, it.Server(5001, 1101).Labels);
        Assert.Equal(AnalysisFlags.DuplicateAck, it.Server(5001, 1101).Labels);
    }

    [Fact]
    public void An_acknowledgment_names_its_frame_and_the_time_since()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(30).Server(5001, 1101);

        Assert.Equal((4, Duration.FromMilliseconds(30)), (it.Last.AckOfFrame, it.Last.AckRtt));
    }

    [Fact]
    public void Of_several_copies_the_oldest_is_acknowledged()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(200).Client(1001, 5001, 100).Wait(30).Server(5001, 1101);

        Assert.Equal((4, Duration.FromMilliseconds(230)), (it.Last.AckOfFrame, it.Last.AckRtt));
    }

    [Fact]
    public void An_acknowledgment_into_the_middle_of_a_segment_names_no_frame() =>
        Assert.Null(Conversation.Open().Client(1001, 5001, 100).Server(5001, 1051).Last.AckOfFrame);

    [Fact]
    public void Acknowledging_what_was_not_captured_is_told_once()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Server(5001, 1201);
        Assert.Equal(AnalysisFlags.AckLostSegment, it.Labels);

        Assert.Equal(AnalysisFlags.None, it.Server(5001, 1201, 10).Labels);
    }

    [Fact]
    public void A_segment_after_a_gap_tells_that_something_was_not_captured()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Client(1201, 5001, 100);

        Assert.Equal(AnalysisFlags.LostSegment, it.Labels);
        Assert.Null(it.Last.BytesInFlight);
    }

    [Fact]
    public void A_reset_after_a_gap_does_not() =>
        Assert.Equal(AnalysisFlags.None, Conversation.Open().Client(9001, 5001, flags: TcpFlags.Rst).Labels);

    [Fact]
    public void The_zero_of_a_reset_that_answers_a_syn_is_no_number_of_its_side()
    {
        var it = new Conversation().Client(1000, 0, flags: TcpFlags.Syn).Server(0, 1001, flags: TcpFlags.Rst | TcpFlags.Ack);
        it.Server(5000, 1001, flags: TcpFlags.Syn | TcpFlags.Ack);

        Assert.Equal(AnalysisFlags.ReusedPorts, it.Labels);
        Assert.Equal(AnalysisFlags.None, it.Client(1001, 5001).Labels);
    }

    [Fact]
    public void The_last_number_once_more_is_a_keep_alive_and_its_answer_no_duplicate()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Server(5001, 1101).Wait(60000).Client(1100, 5001);
        Assert.Equal(AnalysisFlags.KeepAlive, it.Labels);

        Assert.Equal(AnalysisFlags.KeepAliveAck, it.Server(5001, 1101).Labels);
    }

    [Fact]
    public void A_keep_alive_with_one_byte_is_no_retransmission() =>
        Assert.Equal(AnalysisFlags.KeepAlive, Conversation.Open().Client(1001, 5001, 100).Wait(60000).Client(1100, 5001, 1).Labels);
}
