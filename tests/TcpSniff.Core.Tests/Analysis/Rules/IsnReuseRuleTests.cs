using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class IsnReuseRuleTests
{
    private const string Id = "isn-reuse";

    [Fact]
    public void A_host_that_begins_twice_with_the_same_number_is_found() =>
        Assert.Equal(Severity.Warning, Scene.Of("0 > SYN 0").And("20 > SYN 0", client: "10.0.0.1:40001").Only(Id).Severity);

    [Fact]
    public void The_same_syn_behind_a_load_balancer_is_none() =>
        Scene.Of("0 > SYN 0").And("0.0001 > SYN 0", server: "10.9.9.9:80").HasNo(Id);

    [Fact]
    public void Another_number_is_none() => Scene.Of("0 > SYN 0").And("20 > SYN 7", client: "10.0.0.1:40001").HasNo(Id);
}
