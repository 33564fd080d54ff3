using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class SpuriousRetransmissionRuleTests
{
    private const string Id = "spurious-retransmission";
    private const string Again = Scene.Open + """
        0.1 > PSH ACK 1 ack 1 len 100
        0.32 > PSH ACK 1 ack 1 len 100
        0.321 < ACK 1 ack 101

        """;

    [Fact]
    public void A_duplicate_sack_proves_it()
    {
        var finding = Scene.Of(Again + "0.322 < ACK 1 ack 101 sack 1 101").Only(Id);
        Assert.Contains("the server reported in frame 7 that it came twice (D-SACK)", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_acknowledgment_that_passed_before_proves_it()
    {
        var finding = Scene.Of(Scene.Open + """
            0.1 > PSH ACK 1 ack 1 len 100
            0.101 < ACK 1 ack 101
            0.32 > PSH ACK 1 ack 1 len 100
            """).Only(Id);
        Assert.Contains("had passed here before frame 6", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_proof_there_is_none() => Scene.Of(Again).HasNo(Id);

    [Fact]
    public void A_packet_recorded_twice_is_none() => Scene.Of(Scene.Open + """
        0.1 > PSH ACK 1 ack 1 len 100
        0.101 < ACK 1 ack 101
        0.101 > PSH ACK 1 ack 1 len 100 copy
        """).HasNo(Id);
}
