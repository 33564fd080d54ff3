using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class CaptureLossRuleTests
{
    private const string Id = "capture-loss";

    [Fact]
    public void Bytes_acknowledged_that_nobody_captured_are_counted()
    {
        var finding = Scene.Of(Scene.Open + """
            0.1 > PSH ACK 1 ack 1 len 100
            0.2 < ACK 1 ack 1101
            0.3 > PSH ACK 1101 ack 1 len 100
            0.4 < ACK 1 ack 1201
            """).Only(Id);
        Assert.Contains("1000 bytes are missing in all", finding.Text.ToString(), StringComparison.Ordinal);
        Assert.Null(finding.Culprit);
    }

    [Fact]
    public void A_syn_that_was_ignored_makes_nothing_missing() => Scene.Of(Scene.Open + """
        1.0 > PSH ACK 1 ack 1 len 100
        1.1 < ACK 1 ack 101
        2.0 > SYN 90000
        2.1 < ACK 1 ack 101
        3.0 > PSH ACK 101 ack 1 len 100
        3.1 < ACK 1 ack 201
        """).HasNo(Id);

    [Fact]
    public void A_byte_that_kept_the_connection_alive_is_not_missing() => Scene.Of("""
        0 > ACK 10 ack 1
        0.1 < ACK 1 ack 11
        """).HasNo(Id);

    [Fact]
    public void Bytes_that_were_captured_are_not_missing() => Scene.Of(Scene.Open + """
        0.1 > PSH ACK 1 ack 1 len 100
        0.2 < ACK 1 ack 101
        """).HasNo(Id);
}
