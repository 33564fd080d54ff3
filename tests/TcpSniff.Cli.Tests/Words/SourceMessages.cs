using System.Text;
using System.Text.RegularExpressions;
using TcpSniff.Testing;

namespace TcpSniff.Cli.Tests.Words;

/// <summary>What the program's sources say on standard error, with a sample in each place that something is filled in.</summary>
internal static partial class SourceMessages
{
    private const string Sample = "7x";
    private static readonly string[] Projects = ["Chat", "Cli", "Core/Capture", "Data/Queries", "Lab", "Live"];

    /// <summary>All of them; what is nothing but a place is left out.</summary>
    public static IEnumerable<string> All() =>
        from project in Projects
        from file in Directory.EnumerateFiles(Repository.PathOf($"src/TcpSniff.{project}"), "*.cs", SearchOption.AllDirectories)
        let source = File.ReadAllText(file)
        from Match call in Call().Matches(source)
        let text = Literal(source, call.Index + call.Length - 1, call.Groups["interpolated"].Success)
        let message = text.StartsWith("tcpsniff: ", StringComparison.Ordinal) ? text["tcpsniff: ".Length..] : text
        where message.Replace(Sample, "", StringComparison.Ordinal).Any(char.IsAsciiLetter)
        select message;

    // From the quotation mark on: a string's text, each place in braces a sample, places that only append something left out.
    private static string Literal(string source, int quote, bool interpolated)
    {
        var text = new StringBuilder();
        for (var at = quote + 1; source[at] != '"'; at++)
        {
            if (source[at] == '\\')
            {
                text.Append(source[++at]);
            }
            else if (interpolated && source[at] == '{')
            {
                var end = Close(source, at);
                text.Append(source[at..end].Contains(": \"\")", StringComparison.Ordinal) ? "" : Sample);
                at = end;
            }
            else
            {
                text.Append(source[at]);
            }
        }

        return text.ToString();
    }

    private static int Close(string source, int open)
    {
        for (var (at, depth) = (open, 0); ; at++)
        {
            depth += source[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at;
            }
        }
    }

    [GeneratedRegex("""(?:(?:errors|Errors)\.(?:Say|WriteLine)|AddError|UsageException|: (?:Chat|Live)Exception|terminal\.Note)\((?:string\.Create\(CultureInfo\.InvariantCulture,\s*)?(?<interpolated>\$)?["]""")]
    private static partial Regex Call();
}
