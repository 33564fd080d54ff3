using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.Wireshark;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Tcptrace;

public class DirectionTotalsTests
{
    [Fact]
    public void Segments_and_payload_are_counted_with_what_is_sent_again()
    {
        var totals = Client(Conversation.Open().Client(1001, 5001, 100).Wait(200).Client(1001, 5001, 100));

        Assert.Equal((4, 2, 200), (totals.Segments, totals.PayloadSegments, totals.PayloadBytes));
        Assert.Equal(1, totals.Labels.Of(AnalysisFlags.Retransmission));
        Assert.Equal(100, totals.BytesInFlightMax);
    }

    [Fact]
    public void The_offer_is_that_of_the_first_syn()
    {
        var syn = Segments.Between().Client(TcpFlags.Syn, 1000).WithMss(1460).WithSackPermitted().WithTimestamps(1, 0);
        var totals = Client(new Conversation().Play(syn.WithWindowScale(7)).Client(1000, 0, flags: TcpFlags.Syn));

        Assert.Equal(new SynOffer(new(1000), 1460, 7, true, true), totals.Offer);
        Assert.Equal(2, totals.Syn);
    }

    [Fact]
    public void Picked_up_midway_there_is_no_offer_and_no_window()
    {
        var totals = Client(new Conversation().Client(1001, 5001, 100));

        Assert.Null(totals.Offer);
        Assert.Null(totals.Windows.Max);
    }

    [Fact]
    public void Where_windows_are_scaled_that_of_the_syn_does_not_count()
    {
        var totals = Client(Conversation.Open(1, 1).Client(1001, 5001, window: 100).Client(1001, 5001, window: 300));

        Assert.Equal((200, 65535 << 1), (totals.Windows.Min, totals.Windows.Max));
    }

    [Fact]
    public void A_closed_window_and_that_of_a_reset_are_no_minimum()
    {
        var it = Conversation.Open().Client(1001, 5001, window: 500).Client(1001, 5001, window: 0);
        var totals = Client(it.Client(1001, 5001, window: 1, flags: TcpFlags.Rst));

        Assert.Equal((500, 65535), (totals.Windows.Min, totals.Windows.Max));
        Assert.Equal((1, 1), (totals.Labels.Of(AnalysisFlags.ZeroWindow), totals.Rst));
    }

    [Fact]
    public void The_longest_idle_time_is_between_segments_of_the_same_side()
    {
        var totals = Client(Conversation.Open().Wait(300).Server(5001, 1001, 10).Wait(400).Client(1001, 5011).Wait(100).Client(1001, 5011, 1));

        Assert.Equal(Duration.FromMilliseconds(700), totals.IdleMax);
    }

    [Fact]
    public void Congestion_is_echoed_and_answered_but_not_by_the_syn()
    {
        var segments = Segments.Between();
        var it = new Conversation().Play(segments.Client(TcpFlags.Syn | TcpFlags.Ece | TcpFlags.Cwr, 1000));
        it.Play(segments.Client(TcpFlags.Ack | TcpFlags.Ece, 1001) with { Ecn = EcnCodepoint.Ce });
        var marks = Client(it.Play(segments.Client(TcpFlags.Ack | TcpFlags.Cwr, 1001))).Congestion;

        Assert.Equal((1, 1, 1), (marks.Experienced, marks.Echoed, marks.Reduced));
    }

    [Fact]
    public void Bad_checksums_are_counted()
    {
        var bad = Segments.Between().Client(TcpFlags.Ack, 1001) with { Checksum = ChecksumVerdict.Bad };

        Assert.Equal(1, Client(new Conversation().Play(bad)).BadChecksums);
    }

    private static DirectionTotals Client(Conversation conversation) => conversation.Last.Connection.Client.Totals;
}
