using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class EcnFallbackRuleTests
{
    private const string Id = "ecn-fallback";

    [Fact]
    public void A_syn_that_is_answered_only_without_the_offer_is_found()
    {
        var scene = Scene.Of("""
            0 > SYN ECE CWR 0
            1 > SYN ECE CWR 0
            3 > SYN 0
            3.02 < SYN ACK 0 ack 1
            3.0201 > ACK 1 ack 1
            """);
        var finding = scene.Only(Id);
        Assert.Equal((1, 4), (finding.Frame, finding.LastFrame));
        Assert.Contains("(2 times)", finding.Text.ToString(), StringComparison.Ordinal);
        scene.HasNo("retransmission-timeout");
    }

    [Fact]
    public void A_syn_that_is_answered_with_the_offer_at_the_second_try_was_lost() => Scene.Of("""
        0 > SYN ECE CWR 0
        1 > SYN ECE CWR 0
        1.02 < SYN ACK ECE 0 ack 1
        1.0201 > ACK 1 ack 1
        """).HasNo(Id);
}
