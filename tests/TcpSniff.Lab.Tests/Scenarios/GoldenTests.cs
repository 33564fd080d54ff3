using TcpSniff.Capture;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Lab.Tests.Scenarios;

public class GoldenTests
{
    /// <summary>What a person can still take in. Longer stories, and what depends on timers, are held by what they are about.</summary>
    private const int LongestTold = 40;

    /// <summary>Folders of scenarios that go the same way each time, segment by segment.</summary>
    private static readonly string[] Steady = ["Openings", "Exchanges", "Closings", "Resets"];

    public static TheoryData<string> Names => Played.Names;

    public static TheoryData<string> SteadyNames =>
        [.. ScenarioList.All.Where(scenario => Array.Exists(Steady, folder => scenario.GetType().Namespace!.EndsWith(folder, StringComparison.Ordinal))).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bundled_capture_is_told_as_it_was_and_says_how_it_was_made(string name)
    {
        var capture = File.ReadAllBytes(Repository.PathOf($"captures/lab/{name}.pcapng"));
        Told(name, capture);
        using var source = CaptureFile.Open(new MemoryStream(capture), name);
        source.MoveNext();
        Assert.Contains(source.Interfaces[0].Comments, comment => comment.StartsWith($"tcpsniff lab run {name}: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SteadyNames))]
    public void A_steady_story_goes_as_the_bundled_one_does(string name) => Told(name, Played.Of(name).Capture);

    [Fact]
    public void Every_bundled_capture_has_its_scenario() => Assert.Equal(
        ScenarioList.All.Select(scenario => scenario.Name).Order(),
        Directory.EnumerateFiles(Repository.PathOf("captures/lab"), "*.pcapng").Select(path => Path.GetFileNameWithoutExtension(path)).Order());

    private static void Told(string name, byte[] capture)
    {
        var told = MaskedTimeline.Of(capture);
        if (told.Split('\n').Count(line => line.Contains("──", StringComparison.Ordinal)) <= LongestTold)
        {
            Assert.Equal(Golden.Expected($"tests/TcpSniff.Lab.Tests/captures/{name}.txt", told), told);
        }
    }
}
