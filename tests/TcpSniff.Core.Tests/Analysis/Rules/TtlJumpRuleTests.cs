using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class TtlJumpRuleTests
{
    private const string Id = "ttl-jump";

    [Fact]
    public void A_server_whose_time_to_live_jumps_is_found()
    {
        var finding = Scene.Of("""
            0 > SYN 0
            0.1 < SYN ACK 0 ack 1 ttl 61
            0.2 > ACK 1 ack 1
            0.3 < PSH ACK 1 ack 1 len 5 ttl 48
            """).Only(Id);
        Assert.Equal((Severity.Info, 4L), (finding.Severity, finding.Frame));
    }

    [Fact]
    public void A_route_that_changes_by_a_hop_is_none() => Scene.Of("""
        0 > SYN 0
        0.1 < SYN ACK 0 ack 1 ttl 61
        0.2 > ACK 1 ack 1
        0.3 < PSH ACK 1 ack 1 len 5 ttl 60
        """).HasNo(Id);

    [Fact]
    public void A_rst_is_judged_where_resets_are() => Scene.Of(Scene.Open + "0.3 < RST 1 ttl 33").HasNo(Id);
}
