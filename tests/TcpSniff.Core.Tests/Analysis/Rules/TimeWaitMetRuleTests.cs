using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class TimeWaitMetRuleTests
{
    private const string Id = "time-wait-met";

    private const string ServerCloses = """
        0.000 > SYN 500000
        0.001 < SYN ACK 0 ack 500001
        0.002 > ACK 500001 ack 1
        0.010 < FIN ACK 1 ack 500001
        0.011 > FIN ACK 500001 ack 2
        0.012 < ACK 2 ack 500002

        """;

    [Fact]
    public void A_syn_below_the_old_numbers_meets_the_server_s_time_wait()
    {
        var scene = Scene.Of(ServerCloses).And("""
            30 > SYN 400000
            31 > SYN 400000
            """).Until(60);
        var finding = scene.Only(Id);
        Assert.Contains("connection #0", finding.Text.ToString(), StringComparison.Ordinal);
        Assert.Contains("100002 below", finding.Text.ToString(), StringComparison.Ordinal);
        scene.HasNo("unanswered-syn");
    }

    [Fact]
    public void A_syn_after_two_minutes_meets_nothing()
    {
        var scene = Scene.Of(ServerCloses).And("""
            130 > SYN 400000
            131 > SYN 400000
            """).Until(160);
        scene.HasNo(Id);
        scene.Only("unanswered-syn");
    }
}
