using TcpSniff.Analysis;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class SmallWindowRuleTests
{
    private const string Id = "small-window-limits-throughput";

    [Fact]
    public void A_window_that_is_filled_in_each_round_trip_limits_the_speed()
    {
        var finding = Filled(rounds: 4, roundTrip: 0.050).Only(Id);
        Assert.Equal((Severity.Warning, Role.Client), (finding.Severity, finding.Culprit));
        Assert.Contains("window of 2000 bytes in each round trip of 50 ms: 40.0 KB a second at most", finding.Text.ToString(), StringComparison.Ordinal);
        Assert.Contains("find out why windows are not scaled", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_is_filled_once_or_twice_does_not() => Filled(rounds: 2, roundTrip: 0.050).HasNo(Id);

    [Fact]
    public void On_a_short_way_it_does_not_matter() => Filled(rounds: 4, roundTrip: 0.002).HasNo(Id);

    private static Scene Filled(int rounds, double roundTrip)
    {
        var scene = Scene.Of(FormattableString.Invariant($"""
            0.000 > SYN 0 win 2000
            {roundTrip / 2} < SYN ACK 0 ack 1
            {roundTrip} > ACK 1 ack 1 win 2000
            """));
        for (var round = 1; round <= rounds; round++)
        {
            scene.And(FormattableString.Invariant($"""
                {roundTrip * round} < ACK {(2000 * (round - 1)) + 1} ack 1 len 1000
                {roundTrip * round} < ACK {(2000 * (round - 1)) + 1001} ack 1 len 1000
                {roundTrip * (round + 1)} > ACK 1 ack {(2000 * round) + 1} win 2000
                """));
        }

        return scene;
    }
}
