using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class FastRetransmitRuleTests
{
    private const string Id = "fast-retransmit";
    private const string Burst = Scene.Open + """
        0.1 > ACK 1 ack 1 len 100
        0.1 > ACK 101 ack 1 len 100
        0.1 > ACK 201 ack 1 len 100
        0.1 > ACK 301 ack 1 len 100
        0.101 < ACK 1 ack 1
        0.101 < ACK 1 ack 1
        0.101 < ACK 1 ack 1

        """;

    [Fact]
    public void A_repair_after_duplicate_acks_is_found()
    {
        var finding = Scene.Of(Burst + """
            0.103 > ACK 1 ack 1 len 100
            0.104 < ACK 1 ack 401
            """).Only(Id);
        Assert.Equal((Severity.Info, 11), (finding.Severity, finding.Frame));
        Assert.Contains("(once, 1 segment sent again); from each loss to the acknowledgment that ends it took 4 ms in all", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Duplicate_acks_alone_are_none() => Scene.Of(Burst + "0.103 < ACK 1 ack 401").HasNo(Id);

    [Fact]
    public void A_repair_by_the_timer_is_none() => Scene.Of(Burst + "0.4 > ACK 1 ack 1 len 100").HasNo(Id);
}
