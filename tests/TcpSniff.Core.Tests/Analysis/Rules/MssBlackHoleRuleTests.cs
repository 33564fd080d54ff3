using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class MssBlackHoleRuleTests
{
    private const string Id = "mss-black-hole-suspected";
    private const string Stuck = Scene.Open + """
        0.1 > PSH ACK 1 ack 1 len 200
        0.2 < ACK 1 ack 201
        0.21 < ACK 1 ack 201 len 1460
        0.22 < PSH ACK 1461 ack 201 len 90
        0.23 > ACK 201 ack 1
        0.5 < ACK 1 ack 201 len 1460
        1.1 < ACK 1 ack 201 len 1460
        2.3 < ACK 1 ack 201 len 1460
        2.4 > ACK 200 ack 1

        """;

    [Fact]
    public void Large_segments_that_never_get_through_while_small_ones_do_are_found()
    {
        var finding = Scene.Of(Stuck).Only(Id);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("10.0.0.2 sent the 1460 bytes from seq 1 on 4 times", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_segment_that_gets_through_in_the_end_is_none() => Scene.Of(Stuck + "2.5 > ACK 201 ack 1551").HasNo(Id);

    [Fact]
    public void A_peer_that_is_gone_explains_everything() => Scene.Of(Scene.Open + """
        0.21 < ACK 1 ack 1 len 1460
        0.5 < ACK 1 ack 1 len 1460
        1.1 < ACK 1 ack 1 len 1460
        2.3 < ACK 1 ack 1 len 1460
        """).HasNo(Id);
}
