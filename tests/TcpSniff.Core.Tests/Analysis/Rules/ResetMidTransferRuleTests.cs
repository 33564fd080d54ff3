using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class ResetMidTransferRuleTests
{
    private const string Id = "reset-mid-transfer";
    private const string Asked = Scene.Open + """
        0.1 > PSH ACK 1 ack 1 len 100
        0.2 < ACK 1 ack 101

        """;

    [Fact]
    public void A_server_that_leaves_data_unread_sends_rst_with_ack() => Assert.Equal("unread-data", Cause(Asked + "0.3 < RST ACK 1 ack 101"));

    [Fact]
    public void A_server_that_has_answered_everything_aborts_on_purpose() => Assert.Equal("abort", Cause(Asked + """
        0.3 < PSH ACK 1 ack 101 len 50
        0.4 > ACK 101 ack 51
        0.5 < RST ACK 51 ack 101
        """));

    [Fact]
    public void A_rst_after_a_long_silence_is_a_time_out() => Assert.Equal("idle-timeout", Cause(Asked + """
        0.3 < PSH ACK 1 ack 101 len 50
        0.4 > ACK 101 ack 51
        60.5 < RST ACK 51 ack 101
        """));

    [Fact]
    public void A_system_that_does_not_know_the_connection_sends_no_ack() => Assert.Equal("unknown-connection", Cause(Asked + """
        60.0 > PSH ACK 101 ack 1 len 100
        60.1 < RST 1
        """));

    [Fact]
    public void A_rst_with_another_time_to_live_was_made_on_the_way()
    {
        var finding = Scene.Of(Asked + "0.3 < RST 1 ttl 251").Only(Id);
        Assert.Null(finding.Culprit);
        Assert.Contains("arrived with TTL 251", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_was_not_acknowledged_makes_it_an_error()
    {
        Assert.Equal(Severity.Error, Scene.Of(Scene.Open + """
            0.1 > PSH ACK 1 ack 1 len 100
            0.2 < RST ACK 1 ack 1
            """).Only(Id).Severity);
        Assert.Equal(Severity.Warning, Scene.Of(Asked + "0.3 < RST ACK 1 ack 101").Only(Id).Severity);
    }

    [Fact]
    public void A_rst_alone_says_nothing_about_a_connection() => Scene.Of("0 < RST ACK 1 ack 1").HasNo(Id);

    [Fact]
    public void A_rst_that_is_ignored_ends_nothing() => Scene.Of(Asked + """
        0.3 < RST 30000
        0.4 > ACK 101 ack 1
        """).HasNo(Id);

    private static string? Cause(string segments) => Scene.Of(segments).Only(Id).Evidence.First(evidence => evidence.Name == "cause").Text;
}
