using TcpSniff.Cli.Terminals;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Live.Namespaces;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>The lab's stories for somebody to choose from.</summary>
internal static class LabListing
{
    private const int Gap = 2;
    private const int RoomForSentences = 56;

    private static readonly Sentence Root = new("root", "需要 root", "需要 root");
    private static readonly Sentence AnyUser = new("any user", "无需 root", "無需 root");

    /// <summary>
    /// Prints each story's name, who may play it here, what happens, and below that what it teaches. Every story takes two network
    /// namespaces and nothing beyond them, so it is the same for all: anybody, where the system lets users make their own.
    /// </summary>
    public static void Print(Screen screen, Language language)
    {
        var name = ScenarioList.All.Max(scenario => scenario.Name.Length);
        var who = (OwnNamespace.IsPossible() ? AnyUser : Root).In(language);
        var column = name + DisplayWidth.Of(who) + (2 * Gap);
        // Where the terminal is narrow, sentences begin below the names.
        var indent = screen.Width - column >= RoomForSentences ? column : 2 * Gap;
        using var output = screen.Text();
        foreach (var scenario in ScenarioList.All)
        {
            var line = new StyledText($"{scenario.Name.PadRight(name)}  {who}").PadTo(column);
            var summary = new StyledText(scenario.Summary.In(language));
            if (indent == column || column + summary.Width <= screen.Width)
            {
                Write(output, line, summary, column, screen.Width);
            }
            else
            {
                output.WriteLine(line.ToString());
                Write(output, new StyledText().PadTo(indent), summary, indent, screen.Width);
            }

            Write(output, new StyledText().PadTo(indent), new(scenario.Lesson.In(language)), indent, screen.Width);
        }
    }

    private static void Write(TextWriter output, StyledText start, StyledText text, int indent, int width)
    {
        foreach (var line in LineBreaker.Break(text, width - indent))
        {
            output.WriteLine(start.Add(line).ToString());
            start = new StyledText().PadTo(indent);
        }
    }
}
