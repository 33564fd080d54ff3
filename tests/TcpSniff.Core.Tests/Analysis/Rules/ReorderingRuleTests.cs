using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class ReorderingRuleTests
{
    private const string Id = "reordering";

    [Fact]
    public void A_segment_that_comes_sooner_than_a_repair_could_was_overtaken()
    {
        var finding = Scene.Of(Scene.Open + """
            0.1 > ACK 1 ack 1 len 100
            0.1001 > ACK 201 ack 1 len 100
            0.1005 > ACK 101 ack 1 len 100
            """).Only(Id);
        Assert.Equal((5, 6), (finding.Frame, finding.LastFrame));
        Assert.Contains("(once), by up to 0.4 ms", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_comes_after_a_round_trip_was_sent_again() => Scene.Of(Scene.Open + """
        0.1 > ACK 1 ack 1 len 100
        0.1001 > ACK 201 ack 1 len 100
        0.1031 > ACK 301 ack 1 len 100
        0.1032 > ACK 101 ack 1 len 100
        """).HasNo(Id);

    [Fact]
    public void One_that_had_come_by_before_was_not_overtaken() => Scene.Of(Scene.Open + """
        0.1 > ACK 1 ack 1 len 100
        0.1001 > ACK 101 ack 1 len 100
        0.1002 > ACK 201 ack 1 len 100
        0.1005 > ACK 101 ack 1 len 100
        """).HasNo(Id);
}
