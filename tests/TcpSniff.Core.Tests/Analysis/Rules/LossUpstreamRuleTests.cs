using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class LossUpstreamRuleTests
{
    private const string Id = "loss-upstream-of-tap";
    private const string Hole = Scene.Open + """
        0.1 > ACK 1 ack 1 len 100
        0.1001 > ACK 201 ack 1 len 100
        0.1002 < ACK 1 ack 101

        """;

    [Fact]
    public void A_hole_that_is_filled_after_a_round_trip_was_a_loss_before_the_tap()
    {
        var finding = Scene.Of(Hole + """
            0.32 > ACK 101 ack 1 len 100
            0.321 < ACK 1 ack 301
            """).Only(Id);
        Assert.Equal((5, 7, null), (finding.Frame, finding.LastFrame, finding.Culprit));
        Assert.Contains("lost between the client and the point of capture (once)", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_that_is_acknowledged_is_the_captures_own() => Scene.Of(Hole + """
        0.2 < ACK 1 ack 301
        0.32 > ACK 101 ack 1 len 100
        """).HasNo(Id);

    [Fact]
    public void A_segment_that_was_seen_before_was_lost_behind_the_tap() => Scene.Of(Scene.Open + """
        0.1 > ACK 1 ack 1 len 100
        0.32 > ACK 1 ack 1 len 100
        0.321 < ACK 1 ack 101
        """).HasNo(Id);
}
