using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class CaptureReorderedRuleTests
{
    private const string Id = "capture-reordered";

    private const string Reordered = Scene.Open + """
        0.1000 > ACK 1 ack 101
        0.1001 < PSH ACK 1 ack 1 len 100
        0.2000 > ACK 1 ack 201
        0.2002 < PSH ACK 101 ack 1 len 100
        """;

    [Fact]
    public void Data_that_is_recorded_after_its_acknowledgment_was_sent_once()
    {
        var finding = Scene.Of(Reordered).Only(Id);
        Assert.Equal((5, 7), (finding.Frame, finding.LastFrame));
        Assert.Contains("(2 times, by up to 0.2 ms)", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Then_nobody_sent_again_without_need_and_nothing_is_missing()
    {
        var scene = Scene.Of(Reordered);
        scene.HasNo("spurious-retransmission");
        scene.HasNo("capture-loss");
    }

    [Fact]
    public void Data_that_was_seen_before_is_sent_again_however_soon_after_its_acknowledgment()
    {
        var scene = Scene.Of(Scene.Open + """
            0.1000 < PSH ACK 1 ack 1 len 100
            0.3000 > ACK 1 ack 101
            0.3001 < PSH ACK 1 ack 1 len 100
            """);
        scene.HasNo(Id);
        scene.Only("spurious-retransmission");
    }

    [Fact]
    public void Data_that_comes_a_round_trip_after_its_acknowledgment_may_have_been_sent_again() => Scene.Of(Scene.Open + """
        0.1000 > ACK 1 ack 101
        0.1050 < PSH ACK 1 ack 1 len 100
        """).HasNo(Id);
}
