using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class CloseWaitLingeringRuleTests
{
    private const string Id = "close-wait-lingering";
    private const string ClosedByClient = Scene.Open + """
        0.5 > FIN ACK 1 ack 1
        0.6 < ACK 1 ack 2

        """;

    [Fact]
    public void A_server_that_closes_long_after_the_client_is_found()
    {
        var finding = Scene.Of(ClosedByClient + """
            20.6 < FIN ACK 1 ack 2
            20.7 > ACK 2 ack 2
            """).Only(Id);
        Assert.Equal((Role.Server, Duration.FromSeconds(20)), (finding.Culprit, finding.Cost));
        Assert.Contains("between 22:13:20.600 and 22:13:40.600 UTC", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_never_closes_is_found_by_the_end_of_the_capture() =>
        Assert.Contains("has not closed by the end", Scene.Of(ClosedByClient).Until(30).Only(Id).Text.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_server_that_closes_soon_is_none() => Scene.Of(ClosedByClient + "3 < FIN ACK 1 ack 2").Until(60).HasNo(Id);

    [Fact]
    public void A_server_that_still_sends_does_not_linger() => Scene.Of(ClosedByClient + """
        4 < PSH ACK 1 ack 2 len 500
        8 < PSH ACK 501 ack 2 len 500
        9 < FIN ACK 1001 ack 2
        """).HasNo(Id);
}
