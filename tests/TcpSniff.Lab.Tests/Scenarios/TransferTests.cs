using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;
using Xunit;

namespace TcpSniff.Lab.Tests.Scenarios;

public class TransferTests
{
    [Theory]
    [InlineData("loss-timeout", AnalysisFlags.Retransmission, 2, 2)]
    [InlineData("loss-fast-retransmit", AnalysisFlags.DuplicateAck, 3, 20)]
    [InlineData("loss-fast-retransmit", AnalysisFlags.FastRetransmission | AnalysisFlags.OutOfOrder, 1, 1)]
    [InlineData("tail-loss", AnalysisFlags.Retransmission | AnalysisFlags.FastRetransmission | AnalysisFlags.OutOfOrder, 1, 3)]
    [InlineData("reordering", AnalysisFlags.OutOfOrder | AnalysisFlags.Retransmission, 1, 1)] // which of them is a matter of Wireshark's threshold
    [InlineData("reordering", AnalysisFlags.FastRetransmission, 0, 0)]
    [InlineData("duplicate", AnalysisFlags.DuplicateAck, 1, 1)]
    [InlineData("bad-checksum", AnalysisFlags.Retransmission, 1, 1)]
    [InlineData("delay-spike", AnalysisFlags.SpuriousRetransmission, 1, 1)]
    [InlineData("mtu-black-hole", AnalysisFlags.Retransmission, 3, 20)]
    [InlineData("zero-window", AnalysisFlags.ZeroWindow, 2, 10)]
    [InlineData("zero-window", AnalysisFlags.KeepAlive, 1, 5)]
    [InlineData("zero-window", AnalysisFlags.WindowUpdate, 1, 10)]
    [InlineData("small-buffer", AnalysisFlags.WindowFull, 3, 40)]
    [InlineData("keep-alive", AnalysisFlags.KeepAlive, 2, 2)]
    [InlineData("keep-alive", AnalysisFlags.KeepAliveAck, 2, 2)]
    [InlineData("vanished", AnalysisFlags.Retransmission, 4, 4)]
    [InlineData("vanished-keep-alive", AnalysisFlags.KeepAlive, 3, 3)]
    [InlineData("slow-start", AnalysisFlags.Retransmission | AnalysisFlags.FastRetransmission, 0, 0)]
    [InlineData("narrow-link", AnalysisFlags.FastRetransmission | AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder, 1, 100)]
    public void A_fault_shows_in_the_labels(string name, AnalysisFlags label, int atLeast, int atMost) =>
        Assert.InRange(Recorded.Of(name).Count(label), atLeast, atMost);

    [Theory]
    [InlineData("handshake")]
    [InlineData("close-by-client")]
    [InlineData("loss-timeout")]
    [InlineData("loss-fast-retransmit")]
    [InlineData("tail-loss")]
    [InlineData("reordering")]
    [InlineData("bad-checksum")]
    [InlineData("delay-spike")]
    [InlineData("mtu-black-hole")]
    [InlineData("slow-start")]
    [InlineData("narrow-link")]
    public void Retransmissions_are_as_many_as_the_kernel_counts(string name)
    {
        var (recorded, truth) = (Recorded.Of(name), Played.Of(name).Truth);
        Assert.Equal(truth.LastInfo(Role.Client)!.Value.Retransmissions, recorded.Connection.Client.RetransmittedSegments);
    }

    [Theory]
    [InlineData("loss-fast-retransmit", 20)]
    [InlineData("slow-start", 100)]
    [InlineData("small-buffer", 20)]
    public void Round_trips_are_as_long_as_the_kernel_measures(string name, double milliseconds)
    {
        // The kernel's smoothed value leans on the last samples; the way is the same for all, give or take what a busy machine adds.
        var (recorded, truth) = (Recorded.Of(name), Played.Of(name).Truth);
        Assert.InRange(truth.LastInfo(Role.Client)!.Value.MinimumRtt.Milliseconds, milliseconds, milliseconds * 1.5);
        Assert.InRange((recorded.Connection.Client.Rtt.Min!.Value - truth.LastInfo(Role.Client)!.Value.MinimumRtt).Milliseconds, -milliseconds, milliseconds / 2);
    }

    [Fact]
    public void Slow_start_doubles_what_is_in_flight()
    {
        var bursts = Recorded.Of("slow-start").Segments.Where(facts => facts.Segment.PayloadLength > 0)
            .GroupBy(facts => (int)((facts.Time - Recorded.Of("slow-start").Connection.FirstTime).Milliseconds / 100)).Select(burst => burst.Count()).ToList();
        Assert.InRange(bursts[0], 9, 11);
        Assert.InRange(bursts[1], 15, 22);
    }

    [Fact]
    public void Nagle_waits_for_a_delayed_acknowledgment_and_TCP_NODELAY_does_not()
    {
        static double Gap(string name)
        {
            var pieces = Recorded.Of(name).Segments.Where(facts => facts.Sender.Endpoint.Port != Stages.Stage.ServerPort && facts.Segment.PayloadLength > 0).ToList();
            return (pieces[1].Time - pieces[0].Time).Milliseconds;
        }

        Assert.InRange(Gap("nagle"), 30, 100);
        Assert.InRange(Gap("no-delay"), 0, 20);
    }

    [Fact]
    public void A_congestion_mark_is_echoed_and_answered()
    {
        var recorded = Recorded.Of("ecn");
        Assert.True(recorded.Count(TcpFlags.Ece | TcpFlags.Ack) >= 2);
        Assert.True(recorded.Segments.Exists(facts => facts.Segment.Has(TcpFlags.Cwr) && !facts.Segment.Has(TcpFlags.Syn)));
    }

    [Fact]
    public void Urgent_data_has_its_flag() => Assert.Equal(1, Recorded.Of("urgent-data").Count(TcpFlags.Urg));

    [Fact]
    public void An_empty_message_sends_no_segment() => Assert.Equal(1, Recorded.Of("empty-message").Connection.Client.Totals.PayloadSegments);

    [Fact]
    public void Two_messages_come_out_of_one_recv() =>
        Assert.Contains(Played.Of("glued-messages").Calls, call => call.Text == "recv() → 10 bytes");

    [Fact]
    public void Datagrams_are_no_connection() => Assert.Empty(Recorded.Of("udp").Connections);

    [Theory]
    [InlineData("many-clients", 5)]
    [InlineData("chat-room", 2)]
    [InlineData("chat-operator", 1)]
    [InlineData("chat-greeter", 1)]
    [InlineData("chat-echo", 1)]
    public void Every_client_has_its_own_connection(string name, int connections) => Assert.Equal(connections, Recorded.Of(name).Connections.Count);

    [Theory]
    [InlineData("ipv6", "ipv6:tcp")]
    [InlineData("vlan", "eth:vlan:ip:tcp")]
    public void Other_layers_carry_the_same_segments(string name, string layers) =>
        Assert.All(Recorded.Of(name).Segments, facts => Assert.EndsWith(layers, facts.Segment.Encapsulation.ToString(), StringComparison.Ordinal));
}
