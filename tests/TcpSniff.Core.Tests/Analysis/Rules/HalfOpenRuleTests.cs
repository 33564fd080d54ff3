using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class HalfOpenRuleTests
{
    private const string Id = "half-open";

    [Fact]
    public void A_syn_ack_repeated_without_an_ack_is_found()
    {
        var finding = Scene.Of("""
            0 > SYN 0
            0.1 < SYN ACK 0 ack 1
            1.1 < SYN ACK 0 ack 1
            3.1 < SYN ACK 0 ack 1
            """).Only(Id);
        Assert.Equal((Role.Client, Duration.FromSeconds(3.1)), (finding.Culprit, finding.Cost));
    }

    [Fact]
    public void A_client_that_goes_on_with_its_syn_does_not_get_the_answer()
    {
        var finding = Scene.Of("""
            0 > SYN 0
            0.1 < SYN ACK 0 ack 1
            1.0 > SYN 0
            1.1 < SYN ACK 0 ack 1
            """).Only(Id);
        Assert.Null(finding.Culprit);
        Assert.Contains("does not reach it", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_repeat_its_syn_ack_has_the_ack() => Scene.Of("""
        0 > SYN 0
        0.1 < SYN ACK 0 ack 1
        """).Until(60).HasNo(Id);

    [Fact]
    public void A_server_that_gives_up_by_a_rst_is_told_once()
    {
        var scene = Scene.Of("""
            0 > SYN 0
            0.1 < SYN ACK 0 ack 1
            1.1 < SYN ACK 0 ack 1
            3.1 < SYN ACK 0 ack 1
            7.1 < RST ACK 1 ack 1
            """);
        scene.Only(Id);
        Assert.Single(scene.Findings);
    }

    [Fact]
    public void A_late_ack_completes_the_handshake() => Scene.Of("""
        0 > SYN 0
        0.1 < SYN ACK 0 ack 1
        1.1 < SYN ACK 0 ack 1
        1.2 > ACK 1 ack 1
        """).HasNo(Id);

    [Fact]
    public void An_ack_of_what_the_server_cannot_have_sent_opens_nothing()
    {
        var scene = Scene.Of("""
            0 > SYN 0 win 64240
            0.1 < SYN ACK 0 ack 1 win 64240
            0.2 > ACK 1 ack 777777 win 502
            1.1 < SYN ACK 0 ack 1 win 64240
            """);
        var finding = scene.Only(Id);
        Assert.Equal(Role.Client, finding.Culprit);
        Assert.Contains("after the client's ACK in frame 3", finding.Text.ToString(), StringComparison.Ordinal);
        scene.HasNo("capture-loss");
    }

    [Fact]
    public void A_syn_ack_that_comes_again_last_of_all_shows_that_the_ack_did_not_arrive()
    {
        var finding = Scene.Of(Scene.Open + """
            1.001 < SYN ACK 0 ack 1
            3.001 < SYN ACK 0 ack 1
            """).Only(Id);
        Assert.Null(finding.Culprit);
        Assert.Contains("after the client's ACK in frame 3", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_goes_on_after_repeating_its_syn_ack_got_the_ack_at_last() => Scene.Of(Scene.Open + """
        1.001 < SYN ACK 0 ack 1
        1.002 > ACK 1 ack 1
        1.101 < PSH ACK 1 ack 1 len 10
        """).HasNo(Id);
}
