using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Zeek;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis;

/// <summary>What is said is what the whole exchange proves: each kind that once was told from the rule that fired, beside its nearest innocent case.</summary>
public class TruthTests
{
    [Fact]
    public void A_FIN_at_a_number_that_was_sent_before_costs_no_byte()
    {
        Assert.Equal(100, Scene.Of(Scene.Open + """
            1.0 > PSH ACK 1 ack 1 len 100
            1.1 > FIN ACK 100 ack 1
            """).Connection.Client.UniqueBytes);
        Assert.Equal(100, Scene.Of(Scene.Open + """
            1.0 > PSH ACK 1 ack 1 len 100
            1.1 > FIN ACK 101 ack 1
            """).Connection.Client.UniqueBytes);
    }

    [Fact]
    public void What_the_snapshot_length_cut_Zeek_misses()
    {
        const string Transfer = Scene.Open + """
            1.0 > PSH ACK 1 ack 1 len 1000 snap {0}
            1.1 < ACK 1 ack 1001
            """;
        Assert.Equal(1000, Scene.Of(Transfer.Replace("{0}", "26", StringComparison.Ordinal)).Connection.ConnLog.MissedBytes);
        Assert.Equal("ShADaG", Scene.Of(Transfer.Replace("{0}", "26", StringComparison.Ordinal)).Connection.History);
        Assert.Equal(0, Scene.Of(Transfer.Replace("{0}", "1000", StringComparison.Ordinal)).Connection.ConnLog.MissedBytes);
    }

    [Fact]
    public void A_FIN_that_the_peer_acknowledges_counts_though_more_had_been_sent()
    {
        var scene = Scene.Of(Scene.Open + """
            1.0 < PSH ACK 2001 ack 1 len 1000
            1.1 < FIN ACK 1001 ack 1
            1.2 > ACK 1 ack 1002
            9.0 > FIN ACK 1 ack 1002
            9.1 < ACK 3001 ack 2
            """);
        Assert.Equal((Teardown.FourWay, Sides.Server), (scene.Connection.Teardown, scene.Connection.ClosedFirst));
        Assert.Equal(5, scene.Connection.Server.FinFrame);
    }

    [Fact]
    public void A_FIN_amid_the_data_that_nobody_acknowledges_is_none() => Assert.Null(Scene.Of(Scene.Open + """
        1.0 < PSH ACK 1 ack 1 len 2000
        1.1 < FIN ACK 1001 ack 1
        1.2 > ACK 1 ack 2001
        """).Connection.Server.FinFrame);

    [Fact]
    public void An_acknowledgment_beyond_a_FIN_covers_it() => Assert.Equal(Teardown.FourWay, Scene.Of(Scene.Open + """
        1.0 > FIN ACK 1 ack 1
        1.1 > ACK 2 ack 1 len 10
        1.2 < ACK 1 ack 12
        1.3 < FIN ACK 1 ack 12
        1.4 > ACK 12 ack 2
        """).Connection.Teardown);

    [Fact]
    public void FINs_that_do_not_acknowledge_each_other_crossed() => Assert.Equal(Teardown.Simultaneous, Scene.Of(Scene.Open + """
        1.00 > FIN ACK 1 ack 1
        1.01 < FIN ACK 1 ack 1
        1.02 > ACK 2 ack 2
        1.03 < ACK 2 ack 2
        """).Connection.Teardown);

    [Fact]
    public void Nobody_is_in_TIME_WAIT_after_a_reset()
    {
        Assert.Equal(Sides.None, Scene.Of(Scene.Open + """
            1.0 > FIN ACK 1 ack 1
            1.1 < FIN ACK 1 ack 2
            1.2 > RST 2
            """).Connection.TimeWait);
        Assert.Equal(Sides.Client, Scene.Of(Scene.Open + """
            1.0 > FIN ACK 1 ack 1
            1.1 < FIN ACK 1 ack 2
            1.2 > ACK 2 ack 2
            """).Connection.TimeWait);
    }

    [Fact]
    public void A_client_that_resets_is_closed_and_nothing_is_half_open_without_a_SYN_ACK()
    {
        var scene = Scene.Of("""
            0.00 > SYN 0
            0.01 < PSH ACK 1 ack 77 len 10
            0.02 > RST ACK 1 ack 11
            """);
        Assert.Equal(TcpState.Closed, scene.States(3).Client);
        Assert.NotEqual(Handshake.HalfOpen, scene.Connection.Handshake);
        scene.HasNo("reset-in-handshake");
    }

    [Fact]
    public void A_RST_that_rejects_a_wrong_answer_leaves_its_sender_opening() => Assert.Equal(TcpState.SynSent, Scene.Of("""
        0.00 > SYN 0
        0.01 < ACK 1 ack 77
        0.02 > RST 77
        """).States(3).Client);

    [Fact]
    public void An_empty_ACK_does_not_answer_a_SYN() => Assert.Equal(TcpState.SynSent, Scene.Of("""
        0.00 > SYN 0
        0.01 < ACK 1 ack 1
        """).States(2).Client);

    [Fact]
    public void A_SYN_that_is_answered_after_a_forged_RST_was_neither_refused_nor_unanswered()
    {
        var scene = Scene.Of("""
            0.00 > SYN 0
            0.01 < RST ACK 0 ack 1 ttl 40
            0.03 < SYN ACK 0 ack 1
            0.04 > ACK 1 ack 1
            0.05 > PSH ACK 1 ack 1 len 10
            0.06 < ACK 1 ack 11
            """).Until(10);
        Assert.All(["connection-refused", "unanswered-syn", "isn-reuse", "port-reuse"], scene.HasNo);
        Assert.Equal((TcpState.Established, TcpState.Established), scene.States(6));
        Assert.Contains("Goes on as connection #1", scene.Story(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_SYN_that_is_refused_is_refused() => Scene.Of("""
        0.00 > SYN 0
        0.01 < RST ACK 0 ack 1
        """).Only("connection-refused");

    [Fact]
    public void A_RST_whose_alleged_sender_goes_on_ended_nothing()
    {
        var scene = Scene.Of(Scene.Open + """
            1.00 > PSH ACK 1 ack 1 len 100
            1.01 < ACK 1 ack 101
            1.02 < RST 1 ttl 40
            1.03 > PSH ACK 101 ack 1 len 50
            1.04 < PSH ACK 1 ack 151 len 20
            1.05 > ACK 151 ack 21
            """);
        scene.HasNo("reset-mid-transfer");
        Assert.Equal(6, scene.Only("challenge-ack").Frame);
        Assert.Equal(Teardown.None, scene.Connection.Teardown);
        Assert.Equal((TcpState.Established, TcpState.Established), scene.States(9));
        Assert.DoesNotContain("after the end", scene.Story(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_RST_is_not_taken_back_because_its_victim_still_speaks()
    {
        var scene = Scene.Of(Scene.Open + """
            1.00 > PSH ACK 1 ack 1 len 100
            1.01 < RST ACK 1 ack 101
            1.02 > PSH ACK 101 ack 1 len 50
            1.03 < RST 1
            """);
        Assert.Equal(Teardown.Reset, scene.Connection.Teardown);
        scene.Only("reset-mid-transfer");
    }
}
