using TcpSniff.Cli.Terminals;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>The lab's stories for somebody to choose from.</summary>
internal static class LabListing
{
    private static readonly Sentence Privileged = new("root", "root", "root");

    /// <summary>Prints each story's name, what it needs, what happens, and below that what it teaches.</summary>
    public static void Print(Screen screen, Language language)
    {
        var width = ScenarioList.All.Max(scenario => scenario.Name.Length);
        using var output = screen.Text();
        foreach (var scenario in ScenarioList.All)
        {
            output.WriteLine($"{scenario.Name.PadRight(width)}  {Privileged.In(language)}  {scenario.Summary.In(language)}");
            output.WriteLine($"{"".PadRight(width)}        {scenario.Lesson.In(language)}");
        }
    }
}
