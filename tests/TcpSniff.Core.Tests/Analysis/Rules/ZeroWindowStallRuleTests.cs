using TcpSniff.Analysis;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class ZeroWindowStallRuleTests
{
    [Fact]
    public void Probes_without_data_count_as_probes()
    {
        var finding = Scene.Of(Scene.Open + """
            0.10 > PSH ACK 1 ack 1 len 1400
            0.12 < ACK 1 ack 1401 win 0
            0.60 > ACK 1401 ack 1
            0.62 < ACK 1 ack 1401 win 0
            1.60 > ACK 1401 ack 1
            1.62 < ACK 1 ack 1401 win 0
            5.00 < ACK 1 ack 1401 win 8000
            5.01 > PSH ACK 1401 ack 1 len 1000
            """).Only("zero-window-stall");
        Assert.Contains(finding.Evidence, evidence => evidence is { Name: "probes", Value: 2 });
    }

    private const string Id = "zero-window-stall";
    private const string Closed = Scene.Open + """
        0.1 < ACK 1 ack 1 len 1000
        0.101 > ACK 1 ack 1001 win 0

        """;

    [Fact]
    public void A_reader_that_does_not_read_while_the_other_side_asks_is_found()
    {
        var finding = Scene.Of(Closed + """
            0.3 < ACK 1000 ack 1
            0.301 > ACK 1 ack 1001 win 0
            0.7 < ACK 1000 ack 1
            0.701 > ACK 1 ack 1001 win 0
            1.601 > ACK 1 ack 1001
            1.602 < ACK 1001 ack 1 len 1000
            """).Only(Id);
        Assert.Equal((Severity.Warning, Role.Client, Duration.FromMilliseconds(1500)), (finding.Severity, finding.Culprit, finding.Cost));
        Assert.Equal((5, 10), (finding.Frame, finding.LastFrame));
        Assert.Contains("The server asked 2 times", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_follows_as_soon_as_the_window_opens_had_waited() =>
        Assert.Equal(Duration.FromMilliseconds(150), Scene.Of(Closed + """
            0.251 > ACK 1 ack 1001
            0.252 < ACK 1001 ack 1 len 1000
            """).Only(Id).Cost);

    [Fact]
    public void Ten_seconds_are_an_error_even_if_it_never_opens() => Assert.Equal(Severity.Error, Scene.Of(Closed + """
        0.3 < ACK 1000 ack 1
        12 < ACK 1000 ack 1
        """).Only(Id).Severity);

    [Fact]
    public void A_closed_window_that_nobody_waits_for_is_none() => Scene.Of(Closed + """
        5 > ACK 1 ack 1001
        9 < FIN ACK 1001 ack 1
        """).HasNo(Id);

    [Fact]
    public void A_short_stall_is_everyday_life() => Scene.Of(Closed + """
        0.15 > ACK 1 ack 1001
        0.151 < ACK 1001 ack 1 len 1000
        """).HasNo(Id);
}
