using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class OldConnectionClearedRuleTests
{
    private const string Id = "old-connection-cleared";

    [Fact]
    public void A_connection_that_opens_after_an_older_one_was_cleared_was_never_reset()
    {
        var scene = Scene.Of("""
            0.00 > SYN 0
            0.01 < ACK 77 ack 7000002
            0.0101 > RST 7000002
            1.00 > SYN 0
            1.01 < SYN ACK 0 ack 1
            1.0101 > ACK 1 ack 1
            1.02 > PSH ACK 1 ack 1 len 50
            1.03 < ACK 1 ack 51
            """);
        var finding = scene.Only(Id);
        Assert.Equal((1, 4, Duration.FromSeconds(1)), (finding.Frame, finding.LastFrame, finding.Cost));
        scene.HasNo("reset-mid-transfer");
        scene.HasNo("retransmission-timeout");
    }

    [Fact]
    public void A_rst_by_a_client_that_has_the_server_s_answer_clears_nothing()
    {
        var scene = Scene.Of("""
            0.00 > SYN 0
            0.01 < SYN ACK 0 ack 1
            0.0101 > RST 1
            """);
        scene.HasNo(Id);
    }
}
