using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class PortReuseRuleTests
{
    private const string Id = "port-reuse";
    private const string Closed = Scene.Open + """
        1.0 > FIN ACK 1 ack 1
        1.1 < FIN ACK 1 ack 2
        1.2 > ACK 2 ack 2

        """;

    [Fact]
    public void A_new_syn_on_the_ports_of_a_closed_connection_is_worth_knowing()
    {
        var finding = Scene.Of(Closed).And("20 > SYN 70000").Only(Id);
        Assert.Equal((Severity.Info, 1), (finding.Severity, finding.Stream));
        Assert.Contains("TIME-WAIT", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_syn_on_the_ports_of_an_open_connection_is_a_warning() =>
        Assert.Equal(Severity.Warning, Scene.Of(Scene.Open).And("""
            20 > SYN 70000
            20.1 < SYN ACK 90000 ack 70001
            """).Only(Id).Severity);

    [Fact]
    public void A_syn_that_is_ignored_reuses_nothing() => Scene.Of(Scene.Open).And("""
        20 > SYN 70000
        20.1 < ACK 1 ack 1
        """).HasNo(Id);

    [Fact]
    public void A_second_attempt_after_one_that_never_opened_is_none() => Scene.Of("0 > SYN 0").And("20 > SYN 70000").HasNo(Id);

    [Fact]
    public void The_same_syn_again_is_none() => Scene.Of("0 > SYN 0").And("1 > SYN 0").HasNo(Id);
}
