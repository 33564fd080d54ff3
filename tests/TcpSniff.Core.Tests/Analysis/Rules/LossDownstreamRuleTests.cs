using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class LossDownstreamRuleTests
{
    private const string Id = "loss-downstream-of-tap";
    private const string Again = Scene.Open + """
        0.1 > ACK 1 ack 1 len 100
        0.32 > ACK 1 ack 1 len 100

        """;

    [Fact]
    public void What_was_seen_and_had_to_be_sent_again_was_lost_behind_the_tap()
    {
        var finding = Scene.Of(Again + "0.321 < ACK 1 ack 101").Only(Id);
        Assert.Equal((4, 5), (finding.Frame, finding.LastFrame));
        Assert.Contains("lost, or held up too long, between the point of capture and the server (at least once; the first in frame 4)", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_had_arrived_was_not_lost() => Scene.Of(Again + """
        0.321 < ACK 1 ack 101
        0.322 < ACK 1 ack 101 sack 1 101
        """).HasNo(Id);

    [Fact]
    public void What_was_not_seen_before_was_lost_elsewhere() => Scene.Of(Scene.Open + """
        0.1 > ACK 1 ack 1 len 100
        0.1001 > ACK 201 ack 1 len 100
        0.32 > ACK 101 ack 1 len 100
        0.321 < ACK 1 ack 301
        """).HasNo(Id);
}
