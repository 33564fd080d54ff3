using TcpSniff.Analysis;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class ConnectionRefusedRuleTests
{
    private const string Id = "connection-refused";

    [Fact]
    public void A_rst_that_answers_the_syn_is_found()
    {
        var finding = Scene.Of("""
            0 > SYN 0
            0.021 < RST ACK 0 ack 1
            """).Only(Id);
        Assert.Equal((Severity.Warning, Role.Server, 2L), (finding.Severity, finding.Culprit, finding.LastFrame));
        Assert.StartsWith("10.0.0.2:80 refused the connection after 21 ms", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rst_that_acknowledges_something_else_refuses_nothing() => Scene.Of("""
        0 > SYN 0
        0.021 < RST ACK 0 ack 77
        0.022 < SYN ACK 0 ack 1
        0.023 > ACK 1 ack 1
        """).HasNo(Id);
}
