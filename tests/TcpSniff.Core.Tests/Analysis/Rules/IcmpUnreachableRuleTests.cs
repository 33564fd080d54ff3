using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class IcmpUnreachableRuleTests
{
    private const string Id = "icmp-unreachable";

    [Fact]
    public void A_router_without_a_route_is_found_instead_of_an_unanswered_syn()
    {
        var scene = Scene.Of("0 > SYN 0").Error(0.1, 3, 1).And("1 > SYN 0").Error(1.1, 3, 1);
        Assert.Equal((Severity.Error, 2L, 4L), scene.Only(Id) is var finding ? (finding.Severity, finding.Frame, finding.LastFrame) : default);
        scene.HasNo("unanswered-syn");
    }

    [Fact]
    public void In_an_open_connection_it_is_a_warning() => Assert.Equal(Severity.Warning, Scene.Of(Scene.Open).Error(0.1, 11, 0).Only(Id).Severity);

    [Fact]
    public void A_demand_for_smaller_packets_is_something_else() => Scene.Of(Scene.Open).Error(0.1, 3, 4, mtu: 1400).HasNo(Id);
}
