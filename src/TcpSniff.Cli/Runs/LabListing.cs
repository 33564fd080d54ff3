using TcpSniff.Cli.Terminals;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Live.Namespaces;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>The lab's stories for somebody to choose from.</summary>
internal static class LabListing
{
    private static readonly Sentence Root = new("root", "root", "root");
    private static readonly Sentence AnyUser = new("any user", "任何用户", "任何使用者");

    /// <summary>
    /// Prints each story's name, who may play it here, what happens, and below that what it teaches. Every story takes two network
    /// namespaces and nothing beyond them, so it is the same for all: anybody, where the system lets users make their own.
    /// </summary>
    public static void Print(Screen screen, Language language)
    {
        var width = ScenarioList.All.Max(scenario => scenario.Name.Length);
        var who = (OwnNamespace.IsPossible() ? AnyUser : Root).In(language);
        var indent = "".PadRight(width + DisplayWidth.Of(who) + 4);
        using var output = screen.Text();
        foreach (var scenario in ScenarioList.All)
        {
            output.WriteLine($"{scenario.Name.PadRight(width)}  {who}  {scenario.Summary.In(language)}");
            output.WriteLine($"{indent}{scenario.Lesson.In(language)}");
        }
    }
}
