using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class SynFloodRuleTests
{
    private const string Id = "syn-flood";

    [Fact]
    public void Many_syns_that_come_to_nothing_at_once_are_a_flood()
    {
        var finding = Flood(every: 0.01).Only(Id);
        Assert.Equal((Severity.Error, null), (finding.Severity, finding.Stream));
        Assert.Contains(finding.Evidence, evidence => evidence is { Name: "syns", Value: 60 });
    }

    [Fact]
    public void A_flood_is_told_once_and_not_for_every_syn() => Assert.Single(Flood(every: 0.01).Findings);

    [Fact]
    public void As_many_over_an_hour_are_none() => Flood(every: 60).HasNo(Id);

    [Fact]
    public void As_many_that_open_are_none()
    {
        var scene = Scene.Of(Scene.Open);
        for (var i = 0; i < 60; i++)
        {
            scene.And(Scene.Open, client: $"10.1.0.{i}:40000");
        }

        scene.HasNo(Id);
    }

    private static Scene Flood(double every)
    {
        var scene = Scene.Of("0 > SYN 0", client: "10.2.0.0:1");
        for (var i = 1; i < 60; i++)
        {
            scene.And(FormattableString.Invariant($"{i * every} > SYN {i}"), client: $"10.2.0.{i}:1");
        }

        return scene;
    }
}
