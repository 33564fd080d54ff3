using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class TwoAnswersRuleTests
{
    private const string Id = "two-answers";

    /// <summary>The first answer opens the connection; another one comes a second later, from further away, and again.</summary>
    private const string Second = Scene.Open + """
        0.010 > PSH ACK 1 ack 1 len 300
        0.020 < PSH ACK 1 ack 301 len 1400
        0.021 > ACK 301 ack 1401
        1.000 < SYN ACK 1607364734 ack 1 ttl 50
        1.001 > ACK 301 ack 1401
        3.000 < SYN ACK 1607364734 ack 1 ttl 50
        3.001 > ACK 301 ack 1401
        4.000 < PSH ACK 1401 ack 301 len 500
        4.001 > ACK 301 ack 1901
        """;

    [Fact]
    public void The_first_answer_keeps_the_connection_and_the_second_is_told_once_with_both_frames()
    {
        var scene = Scene.Of(Second);
        var finding = scene.Only(Id);
        Assert.Equal((3 - 1, 9, 1), (finding.Frame, finding.LastFrame, finding.Stream));
        var text = finding.Text.In(Language.English);
        Assert.Contains("in frame 2 (connection #0) with initial sequence number 5000 and TTL 64, and in frame 7 with 1607369734 and TTL 50", text, StringComparison.Ordinal);
        Assert.Contains("goes on with the first", text, StringComparison.Ordinal);
        Assert.All(["retransmission-timeout", "port-reuse", "ttl-jump", "isn-reuse", "capture-loss", "half-open"], scene.HasNo);
    }

    [Fact]
    public void The_same_answer_again_is_no_second_one() => Scene.Of("""
        0.000 > SYN 0
        0.001 < SYN ACK 0 ack 1
        1.001 < SYN ACK 0 ack 1
        1.002 > ACK 1 ack 1
        """).HasNo(Id);

    [Fact]
    public void An_answer_to_the_SYN_that_came_again_replaces_the_one_that_was_lost() => Scene.Of("""
        0.000 > SYN 0
        0.001 < SYN ACK 0 ack 1
        1.000 > SYN 0
        1.001 < SYN ACK 77000 ack 1
        1.002 > ACK 1 ack 77001
        """).HasNo(Id);

    [Fact]
    public void A_client_that_acknowledges_the_second_answer_has_taken_it()
    {
        var scene = Scene.Of("""
            0.000 > SYN 0
            0.001 < SYN ACK 0 ack 1
            0.002 < SYN ACK 77000 ack 1
            0.003 > ACK 1 ack 77001
            0.004 > PSH ACK 1 ack 77001 len 10
            0.005 < ACK 77001 ack 11
            """);
        Assert.Contains("The client took the second", scene.Only(Id).Text.In(Language.English), StringComparison.Ordinal);
        scene.HasNo("capture-loss");
    }
}
