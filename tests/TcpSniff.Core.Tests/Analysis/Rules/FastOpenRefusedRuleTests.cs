using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class FastOpenRefusedRuleTests
{
    private const string Id = "fast-open-refused";

    [Fact]
    public void Data_that_the_answer_to_a_fast_open_syn_does_not_take_comes_again_without_a_loss()
    {
        var scene = Scene.Of("""
            0 > SYN 0 len 21 tfo
            0.04 < SYN ACK 0 ack 1
            0.0401 > PSH ACK 1 ack 1 len 21
            0.0801 < ACK 1 ack 22
            """);
        var finding = scene.Only(Id);
        Assert.Equal((1, 3), (finding.Frame, finding.LastFrame));
        scene.HasNo("retransmission-timeout");
        scene.HasNo("loss-downstream-of-tap");
    }

    [Fact]
    public void Data_that_is_taken_is_no_refusal() => Scene.Of("""
        0 > SYN 0 len 21 tfo
        0.04 < SYN ACK 0 ack 22
        0.0401 > ACK 22 ack 1
        """).HasNo(Id);
}
