using TcpSniff.Analysis;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis;

/// <summary>Causes fit times, and the capture's own faults are told as such; see <see cref="TruthTests"/>.</summary>
public class CausesTests
{
    [Fact]
    public void Sooner_than_a_timer_could_run_out_none_did()
    {
        var scene = Scene.Of("""
            0.000 > SYN 0
            0.012 < SYN ACK 0 ack 1
            0.013 > ACK 1 ack 1
            1.0000 > PSH ACK 1 ack 1 len 100
            1.0001 > PSH ACK 1 ack 1 len 100
            1.0120 < ACK 1 ack 101
            """);
        scene.HasNo("retransmission-timeout");
        Assert.Contains("too soon for a timer", scene.Note(5), StringComparison.Ordinal);
    }

    [Fact]
    public void A_timer_that_runs_out_again_is_told_with_its_doubling()
    {
        var scene = Scene.Of(Scene.Open + """
            1.000 > PSH ACK 1 ack 1 len 100
            1.210 > PSH ACK 1 ack 1 len 100
            1.638 > PSH ACK 1 ack 1 len 100
            1.648 < ACK 1 ack 101
            """);
        Assert.Contains("timer (RTO) ran out after 210 ms", scene.Note(5), StringComparison.Ordinal);
        Assert.Contains("#2 (first in frame 4): 428 ms after frame 5. The timer doubles each time (210 ms → 428 ms", scene.Note(6), StringComparison.Ordinal);
        Assert.Contains("(2 times)", scene.Only("retransmission-timeout").Text.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_probe_of_the_tail_is_no_time_out()
    {
        var scene = Scene.Of(Scene.Open + """
            1.000 > PSH ACK 1 ack 1 len 100
            1.010 < ACK 1 ack 101
            1.100 > PSH ACK 101 ack 1 len 100
            1.130 > PSH ACK 101 ack 1 len 100
            1.140 < ACK 1 ack 201
            """);
        Assert.Contains("tail loss probe", scene.Note(7), StringComparison.Ordinal);
        scene.HasNo("retransmission-timeout");
        Assert.Contains("tail loss probe", scene.Only("fast-retransmit").Text.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void One_SYN_is_not_told_as_repeated_for_coming_after_its_answer_in_the_capture()
    {
        var scene = Scene.Of("""
            0.0000 < SYN ACK 0 ack 1
            0.0001 > SYN 0
            1.0000 < SYN ACK 0 ack 1
            3.0000 < SYN ACK 0 ack 1
            """).Until(20);
        Assert.DoesNotContain("repeats its SYN", string.Concat(scene.Findings.Select(finding => finding.Text.In(Language.English))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_captured_before_did_not_overtake_itself() => Assert.DoesNotContain("overtook", Scene.Of(Scene.Open + """
        1.0000 > PSH ACK 1 ack 1 len 100
        1.0001 > PSH ACK 101 ack 1 len 100
        1.0002 > PSH ACK 1 ack 1 len 100
        1.0100 < ACK 1 ack 201
        """).Note(6), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_checksum_of_what_is_acknowledged_at_once_damaged_nothing()
    {
        var scene = Scene.Of(Scene.Open + """
            1.000 > PSH ACK 1 ack 1 len 100 bad ttl 57
            1.001 < ACK 1 ack 101
            1.002 > PSH ACK 101 ack 1 len 100
            """);
        Assert.Equal(Severity.Info, scene.Only("bad-checksum").Severity);
        Assert.Contains("frame 5 acknowledges the segment", scene.Story(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_checksum_of_what_had_to_be_sent_again_did()
    {
        var scene = Scene.Of(Scene.Open + """
            1.000 > PSH ACK 1 ack 1 len 100 bad ttl 57
            1.250 > PSH ACK 1 ack 1 len 100
            1.251 < ACK 1 ack 101
            """);
        Assert.Equal(Severity.Error, scene.Only("bad-checksum").Severity);
        Assert.DoesNotContain("acknowledges the segment", scene.Story(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_FIN_that_comes_again_names_the_frame_that_had_it()
    {
        var scene = Scene.Of(Scene.Open + """
            1.0 > PSH ACK 1 ack 1 len 100
            1.1 > FIN ACK 101 ack 1
            1.4 > FIN PSH ACK 1 ack 1 len 100
            """);
        Assert.Contains("The same FIN again (first in frame 5)", scene.Note(6), StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_of_zero_after_the_end_is_nobodys_fault()
    {
        var scene = Scene.Of(Scene.Open + """
            1.0 > FIN ACK 1 ack 1
            1.1 < FIN ACK 1 ack 2
            1.2 > ACK 2 ack 2 win 0
            """);
        Assert.DoesNotContain("does not read", scene.Note(6), StringComparison.Ordinal);
        Assert.Contains("does not read", Scene.Of(Scene.Open + "1.0 < ACK 1 ack 1 win 0").Note(4), StringComparison.Ordinal);
    }

    [Fact]
    public void An_acknowledgment_of_more_than_could_be_taken_is_told_as_a_guess()
    {
        var scene = Scene.Of(Scene.Open + """
            1.0 > PSH ACK 1 ack 1 len 100
            1.1 < ACK 1 ack 123000000
            """);
        Assert.DoesNotContain("only the capture missed it", scene.Note(5), StringComparison.Ordinal);
        Assert.Contains("either the capture misses a long stretch, or nobody sent it", scene.Note(5), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_only_closes_after_two_hours_has_not_taken_them_to_answer()
    {
        var scene = Scene.Of(Scene.Open + """
            1 > PSH ACK 1 ack 1 len 100
            1.01 < ACK 1 ack 101
            7200 > ACK 100 ack 1
            7200.01 < RST 1
            """);
        Assert.Equal(Duration.Zero, scene.Connection.Spent(TimeClass.ReceivingApplication));
    }

    [Fact]
    public void A_hole_that_is_filled_was_none()
    {
        var scene = Scene.Of(Scene.Open + """
            0.0100 > PSH ACK 101 ack 1 len 100
            0.0101 > PSH ACK 1 ack 1 len 100
            0.0110 < ACK 1 ack 201
            """);
        Assert.Contains("What lies before seq 101 comes later, in frame 5", scene.Story(), StringComparison.Ordinal);
        Assert.Contains("nothing lost", scene.Story(), StringComparison.Ordinal);
        Assert.Contains("is missing", scene.Note(4), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_that_stays_is_one() => Assert.Contains("the capture has gaps", Scene.Of(Scene.Open + """
        1.0 > PSH ACK 101 ack 1 len 100
        1.1 < ACK 1 ack 201
        """).Story(), StringComparison.Ordinal);

    [Fact]
    public void A_handshake_whose_answer_is_asked_for_again_was_not_done() => Assert.Contains("in frame 4 it sends its SYN and ACK again", Scene.Of(Scene.Open + """
        1.0 < SYN ACK 0 ack 1
        """).Story(), StringComparison.Ordinal);
}
