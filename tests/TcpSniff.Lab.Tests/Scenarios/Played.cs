using System.Collections.Concurrent;
using TcpSniff.Lab.Scenarios;
using Xunit;

namespace TcpSniff.Lab.Tests.Scenarios;

/// <summary>Scenarios played for tests: each once, however many tests look at it.</summary>
internal static class Played
{
    private const int SideBySide = 4;

    private static readonly ConcurrentDictionary<string, Lazy<Performance>> Performances = new();

    // They wait most of the time: for the first who wants all of them, some play beside each other.
    private static readonly Lazy<Task> Everything = new(() => Task.Run(() => Parallel.ForEach(
        ScenarioList.All, new() { MaxDegreeOfParallelism = SideBySide }, scenario => _ = Record.Exception(() => Performances.GetOrAdd(scenario.Name, Play).Value))));

    /// <summary>All names, as a theory's data.</summary>
    public static TheoryData<string> Names => [.. ScenarioList.All.Select(scenario => scenario.Name)];

    /// <summary>The performance of a scenario; skips the test where the system does not let this user play.</summary>
    public static Performance Of(string name)
    {
        try
        {
            return Performances.GetOrAdd(name, Play).Value;
        }
        catch (LabException reason)
        {
            Assert.Skip(reason.Message);
            throw;
        }
    }

    /// <summary>The same for who is going to ask for all of them.</summary>
    public static Performance OfAll(string name)
    {
        _ = Everything.Value;
        return Of(name);
    }

    private static Lazy<Performance> Play(string name) => new(() => Performance.Of(ScenarioList.Find(name)!));
}
