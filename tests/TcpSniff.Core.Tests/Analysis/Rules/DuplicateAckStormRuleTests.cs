using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class DuplicateAckStormRuleTests
{
    private const string Id = "duplicate-ack-storm";

    [Fact]
    public void Acknowledgments_that_answer_each_other_without_end_are_found()
    {
        var finding = War(15).Only(Id);
        Assert.Equal((Severity.Error, null), (finding.Severity, finding.Culprit));
        Assert.Contains("31 times", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_are_none() => War(5).HasNo(Id);

    [Fact]
    public void One_side_that_reports_a_loss_again_and_again_is_none()
    {
        var scene = Scene.Of(Scene.Open);
        for (var i = 0; i < 100; i++)
        {
            scene.And(FormattableString.Invariant($"""
                {1 + (i * 0.001)} > ACK {101 + (i * 100)} ack 1 len 100
                {1.0005 + (i * 0.001)} < ACK 1 ack 1
                """));
        }

        scene.HasNo(Id);
    }

    private static Scene War(int rounds)
    {
        var scene = Scene.Of(Scene.Open + """
            0.9 < ACK 1 ack 1
            """);
        for (var i = 0; i < rounds; i++)
        {
            scene.And(FormattableString.Invariant($"""
                {1 + (i * 0.001)} > ACK 1 ack 1
                {1.0005 + (i * 0.001)} < ACK 1 ack 1
                """));
        }

        return scene;
    }
}
