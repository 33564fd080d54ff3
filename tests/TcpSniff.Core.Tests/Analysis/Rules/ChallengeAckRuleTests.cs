using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class ChallengeAckRuleTests
{
    private const string Id = "challenge-ack";
    private const string Talk = Scene.Open + """
        1.0 > PSH ACK 1 ack 1 len 10 ts 500
        1.1 < ACK 1 ack 11

        """;

    [Fact]
    public void A_rst_within_the_window_but_not_at_its_edge_is_ignored()
    {
        var finding = Scene.Of(Talk + """
            2.0 < RST 500
            2.1 > ACK 11 ack 1
            """).Only(Id);
        Assert.Equal((Severity.Warning, 6L, 7L), (finding.Severity, finding.Frame, finding.LastFrame));
    }

    [Fact]
    public void A_syn_into_an_open_connection_is_answered_by_an_ack() => Assert.Equal("syn", Scene.Of(Talk + """
        2.0 > SYN 0
        2.1 < ACK 1 ack 11
        """).Only(Id).Evidence[0].Text);

    [Fact]
    public void A_segment_with_an_old_timestamp_is_ignored() => Assert.Equal("timestamp", Scene.Of(Talk + """
        2.0 > PSH ACK 11 ack 1 len 10 ts 400
        2.1 < ACK 1 ack 11
        """).Only(Id).Evidence[0].Text);

    [Fact]
    public void A_rst_at_the_very_edge_ends_the_connection() => Scene.Of(Talk + "2.0 < RST 1").HasNo(Id);

    [Fact]
    public void A_rst_after_which_nothing_comes_may_have_ended_it() => Scene.Of(Talk + "2.0 < RST 500").HasNo(Id);
}
