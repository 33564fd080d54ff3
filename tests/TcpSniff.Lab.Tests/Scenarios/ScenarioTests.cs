using TcpSniff.Lab.Scenarios;
using Xunit;

namespace TcpSniff.Lab.Tests.Scenarios;

public class ScenarioTests
{
    public static TheoryData<string> Names => Played.Names;

    [Fact]
    public void Every_scenario_is_listed() => Assert.Equal(
        typeof(Scenario).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(Scenario))).Select(type => type.Name).Order(),
        ScenarioList.All.Select(scenario => scenario.GetType().Name).Order());

    [Fact]
    public void Names_are_unique() => Assert.Equal(ScenarioList.All.Count, ScenarioList.All.Select(scenario => scenario.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_wire_tells_about_states_is_what_the_kernels_say(string name)
    {
        var truth = Played.OfAll(name).Truth;
        Assert.True(truth.Mismatches.Count == 0, truth.Transcript);
        Assert.True(truth.Segments == 0 || truth.Compared > 0, truth.Transcript);
    }
}
