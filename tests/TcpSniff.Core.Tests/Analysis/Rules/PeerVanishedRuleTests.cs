using TcpSniff.Analysis;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class PeerVanishedRuleTests
{
    private const string Id = "peer-vanished";
    private const string Repeating = Scene.Open + """
        1.0 > PSH ACK 1 ack 1 len 10
        1.2 > PSH ACK 1 ack 1 len 10
        1.6 > PSH ACK 1 ack 1 len 10
        2.4 > PSH ACK 1 ack 1 len 10
        4.0 > PSH ACK 1 ack 1 len 10

        """;

    [Fact]
    public void A_server_that_answers_nothing_any_more_is_found()
    {
        var finding = Scene.Of(Repeating).Only(Id);
        Assert.Equal((Severity.Error, Role.Server), (finding.Severity, finding.Culprit));
        Assert.Contains("the client asked 4 times within 2.8 s", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unanswered_keep_alives_and_the_rst_at_their_end_are_one_finding()
    {
        var scene = Scene.Of(Scene.Open + """
            1.0 > PSH ACK 1 ack 1 len 10
            1.1 < ACK 1 ack 11
            11 > ACK 10 ack 1
            12 > ACK 10 ack 1
            13 > ACK 10 ack 1
            14 > RST ACK 11 ack 1
            """);
        Assert.Equal(Role.Server, scene.Only(Id).Culprit);
        Assert.Single(scene.Findings);
    }

    [Fact]
    public void A_late_answer_shows_that_it_is_there() => Scene.Of(Repeating + "4.1 < ACK 1 ack 11").HasNo(Id);

    [Fact]
    public void One_repetition_may_still_be_answered_when_the_capture_ends() => Scene.Of(Scene.Open + """
        1.0 > PSH ACK 1 ack 1 len 10
        1.2 > PSH ACK 1 ack 1 len 10
        """).HasNo(Id);
}
