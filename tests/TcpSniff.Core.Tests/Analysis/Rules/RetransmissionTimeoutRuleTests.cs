using TcpSniff.Analysis;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class RetransmissionTimeoutRuleTests
{
    private const string Id = "retransmission-timeout";
    private const string Late = Scene.Open + """
        0.1 > PSH ACK 1 ack 1 len 100
        0.32 > PSH ACK 1 ack 1 len 100
        0.321 < ACK 1 ack 101

        """;

    [Fact]
    public void What_a_timer_sends_again_is_found_with_what_it_cost()
    {
        var finding = Scene.Of(Late).Only(Id);
        Assert.Equal((Severity.Warning, Duration.FromMilliseconds(221), null), (finding.Severity, finding.Cost, finding.Culprit));
        Assert.Contains("(once), which cost 221 ms", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_syn_that_had_to_be_sent_again_is_found() => Assert.Equal(Duration.FromSeconds(1), Scene.Of("""
        0 > SYN 0
        1 > SYN 0
        1.001 < SYN ACK 0 ack 1
        1.002 > ACK 1 ack 1
        """).Only(Id).Cost);

    [Fact]
    public void A_syn_ack_that_was_late_is_no_lost_syn() => Scene.Of("""
        0 > SYN 0
        0.9 < SYN ACK 0 ack 1
        1 > SYN 0
        1.002 > ACK 1 ack 1
        """).HasNo(Id);

    [Fact]
    public void What_had_arrived_all_the_same_is_another_finding() => Scene.Of(Late + "0.322 < ACK 1 ack 101 sack 1 101").HasNo(Id);

    [Fact]
    public void A_peer_that_is_gone_is_another_finding() => Scene.Of(Scene.Open + """
        1.0 > PSH ACK 1 ack 1 len 10
        1.2 > PSH ACK 1 ack 1 len 10
        1.6 > PSH ACK 1 ack 1 len 10
        2.4 > PSH ACK 1 ack 1 len 10
        """).HasNo(Id);
}
