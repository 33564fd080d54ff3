using TcpSniff.Analysis;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class UnansweredSynRuleTests
{
    private const string Id = "unanswered-syn";
    private const string ThreeSyns = """
        0 > SYN 0
        1 > SYN 0
        3 > SYN 0
        """;

    [Fact]
    public void A_syn_that_is_repeated_and_never_answered_is_found()
    {
        var finding = Scene.Of(ThreeSyns).Only(Id);
        Assert.Equal((Severity.Warning, Role.Server, (1L, 3L)), (finding.Severity, finding.Culprit, (finding.Frame, finding.LastFrame)));
        Assert.Equal(Duration.FromSeconds(3), finding.Cost);
        Assert.Contains("sent its SYN 3 times within 3 s", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_syn_is_found_once_nothing_came_for_long() => Scene.Of("0 > SYN 0").Until(4).Only(Id);

    [Fact]
    public void A_syn_at_the_end_of_the_capture_may_still_be_answered() => Scene.Of("0 > SYN 0").Until(0.5).HasNo(Id);

    [Fact]
    public void A_late_answer_is_an_answer() => Scene.Of(ThreeSyns).And("3.1 < SYN ACK 0 ack 1").HasNo(Id);

    [Fact]
    public void Nothing_is_unanswered_that_the_tap_does_not_see()
    {
        const string OneSided = """
            0 > SYN 0
            0.1 > ACK 1 ack 1
            0.2 > PSH ACK 1 ack 1 len 10
            """;
        Scene.Of(OneSided, client: "10.0.0.1:39999").And(ThreeSyns).HasNo(Id);
    }
}
