using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class IcmpTooBigRuleTests
{
    private const string Id = "icmp-fragmentation-needed";

    [Fact]
    public void A_router_that_takes_less_is_worth_knowing() =>
        Assert.Contains("1400 bytes at most", Scene.Of(Scene.Open).Error(0.1, 3, 4, mtu: 1400).Only(Id).Text.ToString(), StringComparison.Ordinal);

    [Fact]
    public void An_unreachable_host_is_something_else() => Scene.Of(Scene.Open).Error(0.1, 3, 1).HasNo(Id);
}
