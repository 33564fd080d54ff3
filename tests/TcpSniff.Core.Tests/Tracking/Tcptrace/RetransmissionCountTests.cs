using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Tcptrace;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Tcptrace;

public class RetransmissionCountTests
{
    private const TcpFlags Ack = TcpFlags.Ack;

    [Fact]
    public void New_data_is_unique_and_counts_no_retransmission()
    {
        var sent = Exchange.Established().Client(Ack, 1001, 5001, 100).Client(Ack, 1101, 5001, 100).Connection.Client;
        Assert.Equal((200, 0, 0), (sent.UniqueBytes, sent.RetransmittedSegments, sent.RetransmittedBytes));
    }

    [Fact]
    public void Only_the_part_that_was_sent_before_counts_as_retransmitted()
    {
        var sent = Exchange.Established().Client(Ack, 1001, 5001, 100).Client(Ack, 1051, 5001, 100).Connection.Client;
        Assert.Equal((150, 1, 50), (sent.UniqueBytes, sent.RetransmittedSegments, sent.RetransmittedBytes));
    }

    [Fact]
    public void Data_that_was_acknowledged_already_still_counts_as_sent_before()
    {
        var sent = Exchange.Established().Client(Ack, 1001, 5001, 100).Server(Ack, 5001, 1101).Client(Ack, 1001, 5001, 100).Connection.Client;
        Assert.Equal((100, 1, 100), (sent.UniqueBytes, sent.RetransmittedSegments, sent.RetransmittedBytes));
    }

    [Fact]
    public void A_segment_that_fills_a_hole_is_new()
    {
        var sent = Exchange.Established().Client(Ack, 1101, 5001, 100).Client(Ack, 1001, 5001, 100).Connection.Client;
        Assert.Equal((200, 0, 0), (sent.UniqueBytes, sent.RetransmittedSegments, sent.RetransmittedBytes));
    }

    [Fact]
    public void A_segment_across_a_hole_counts_what_lies_on_both_sides_of_it()
    {
        var sent = Exchange.Established().Client(Ack, 1001, 5001, 100).Client(Ack, 1201, 5001, 100).Client(Ack, 1051, 5001, 200).Connection.Client;
        Assert.Equal((300, 1, 100), (sent.UniqueBytes, sent.RetransmittedSegments, sent.RetransmittedBytes));
    }

    [Fact]
    public void A_SYN_or_FIN_sent_again_is_one_segment_and_one_byte()
    {
        var sent = Exchange.Between().Client(TcpFlags.Syn, 1000).Client(TcpFlags.Syn, 1000).Server(TcpFlags.Syn | Ack, 5000, 1001)
            .Client(TcpFlags.Fin | Ack, 1001, 5001).Client(TcpFlags.Fin | Ack, 1001, 5001).Connection.Client;
        Assert.Equal((0, 2, 2), (sent.UniqueBytes, sent.RetransmittedSegments, sent.RetransmittedBytes));
    }

    [Fact]
    public void A_probe_of_a_closed_window_is_neither_new_nor_repeated()
    {
        var sent = Exchange.Established().Client(Ack, 1001, 5001, 100).Server(Ack, 5001, 1101, window: 0)
            .Client(Ack, 1101, 5001, 1).Client(Ack, 1101, 5001, 1).Connection.Client;
        Assert.Equal((100, 0, 0), (sent.UniqueBytes, sent.RetransmittedSegments, sent.RetransmittedBytes));
    }

    [Fact]
    public void The_window_field_of_a_reset_closes_nothing()
    {
        var sent = Exchange.Established().Server(TcpFlags.Rst, 5001, window: 0).Client(Ack, 1001, 5001, 100).Connection.Client;
        Assert.Equal(100, sent.UniqueBytes);
    }

    [Fact]
    public void Sequence_numbers_may_wrap_in_the_middle_of_a_segment()
    {
        var sent = Exchange.Between().Client(Ack, uint.MaxValue - 49, 1, 100).Client(Ack, 50, 1, 100).Client(Ack, uint.MaxValue - 49, 1, 100).Connection.Client;
        Assert.Equal((200, 1, 100), (sent.UniqueBytes, sent.RetransmittedSegments, sent.RetransmittedBytes));
    }

    [Fact]
    public void A_one_sided_capture_does_not_fill_the_memory_and_still_knows_what_was_sent()
    {
        var exchange = Exchange.Between();
        for (var i = 0u; i < SegmentsInFlight.Limit + 500; i++)
        {
            exchange.Client(Ack, 1 + (i * 10), 1, 10);
        }

        var sent = exchange.Client(Ack, 1, 1, 10).Connection.Client;
        Assert.Equal(500, sent.Tcptrace!.Forgotten);
        Assert.Equal((10 * (SegmentsInFlight.Limit + 500), 1, 10), (sent.UniqueBytes, sent.RetransmittedSegments, sent.RetransmittedBytes));
    }
}
