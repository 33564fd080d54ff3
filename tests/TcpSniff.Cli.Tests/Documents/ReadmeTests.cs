using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Documents;

public class ReadmeTests
{
    private const string Prompt = "$ ./tcpsniff ";

    private static readonly string Readme = Repository.PathOf("README.md");

    /// <summary>Command lines that README shows with what they print.</summary>
    public static TheoryData<string, string> Transcripts =>
        [.. Blocks(File.ReadAllText(Readme).ReplaceLineEndings("\n"))];

    [Theory]
    [MemberData(nameof(Transcripts))]
    public void Readme_shows_what_the_program_prints(string arguments, string printed)
    {
        var program = Executable.TcpSniff with { Folder = Repository.Root };

        var outcome = program.Run(arguments.Split(' '));

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Readme, File.ReadAllText(Readme).Replace(printed, outcome.Output, StringComparison.Ordinal));
            return;
        }

        Assert.Equal(printed, outcome.Output);
    }

    /// <summary>A block of code whose first line is a command: all lines after it are its output.</summary>
    private static IEnumerable<(string Arguments, string Printed)> Blocks(string text)
    {
        const string fence = "```";
        var parts = text.Split(fence);
        for (var i = 1; i < parts.Length; i += 2)
        {
            var block = parts[i][(parts[i].IndexOf('\n', StringComparison.Ordinal) + 1)..];
            var end = block.IndexOf('\n', StringComparison.Ordinal);
            if (block.StartsWith(Prompt, StringComparison.Ordinal))
            {
                yield return (block[Prompt.Length..end], block[(end + 1)..]);
            }
        }
    }
}
