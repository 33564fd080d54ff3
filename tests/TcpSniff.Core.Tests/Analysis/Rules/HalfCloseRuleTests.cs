using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class HalfCloseRuleTests
{
    private const string Id = "half-close";

    [Fact]
    public void Data_for_a_side_that_has_sent_its_fin_is_found()
    {
        var finding = Scene.Of(Scene.Open + """
            0.1 > FIN ACK 1 ack 1
            0.2 < ACK 1 ack 2
            0.3 < PSH ACK 1 ack 2 len 500
            0.4 > ACK 2 ack 501
            0.5 < FIN ACK 501 ack 2
            0.6 > ACK 2 ack 502
            """).Only(Id);
        Assert.Equal((Severity.Info, 4L, 6L), (finding.Severity, finding.Frame, finding.LastFrame));
        Assert.Contains("sent 500 bytes more", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_was_under_way_when_the_fin_was_sent_is_none() => Scene.Of(Scene.Open + """
        0.1 > FIN ACK 1 ack 1
        0.1001 < PSH ACK 1 ack 1 len 500
        0.2 < FIN ACK 501 ack 2
        0.3 > ACK 2 ack 502
        """).HasNo(Id);

    [Fact]
    public void A_tls_farewell_is_none() => Scene.Of(Scene.Open + """
        0.1 > FIN ACK 1 ack 1
        0.2 < PSH ACK 1 ack 2 len 31
        0.2 < FIN ACK 32 ack 2
        0.3 > ACK 2 ack 33
        """, server: "10.0.0.2:443").HasNo(Id);
}
