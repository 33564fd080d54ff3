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
}
