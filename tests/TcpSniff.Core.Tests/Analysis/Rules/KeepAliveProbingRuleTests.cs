using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class KeepAliveProbingRuleTests
{
    private const string Id = "keep-alive-probing";

    [Fact]
    public void Answered_keep_alives_are_worth_knowing()
    {
        var finding = Scene.Of(Scene.Open + """
            1 > PSH ACK 1 ack 1 len 10
            1.1 < ACK 1 ack 11
            61 > ACK 10 ack 1
            61.1 < ACK 1 ack 11
            121 > ACK 10 ack 1
            121.1 < ACK 1 ack 11
            """).Only(Id);
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("asked 2 times within 60 s", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("61.1 < ACK 1 ack 11", "asked once whether the server is still there, and got an answer.")]
    [InlineData("", "asked once whether the server is still there; no answer was captured.")]
    public void A_single_keep_alive_says_whether_it_was_answered(string answer, string text)
    {
        var finding = Scene.Of(Scene.Open + $"""
            1 > PSH ACK 1 ack 1 len 10
            1.1 < ACK 1 ack 11
            61 > ACK 10 ack 1
            {answer}
            """).Only(Id);
        Assert.Contains(text, finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_probe_of_linux_is_none() => Scene.Of(Scene.Open + """
        1 > PSH ACK 1 ack 1 len 10
        1.1 < ACK 1 ack 11 win 0
        1.3 > ACK 10 ack 1
        1.4 < ACK 1 ack 11 win 0
        """).HasNo(Id);

    [Fact]
    public void A_single_byte_sent_again_is_none() => Scene.Of(Scene.Open + """
        1 > PSH ACK 1 ack 1 len 1
        1.2 > PSH ACK 1 ack 1 len 1
        1.3 < ACK 1 ack 2
        """).HasNo(Id);
}
