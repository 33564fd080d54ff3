using System.Runtime.CompilerServices;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Documents;

/// <summary>Examples in documents are the bodies of methods that tests run.</summary>
internal static class DocumentedCode
{
    /// <summary>
    /// Fails unless the document shows the caller's lines between <c>// begin NAME</c> and <c>// end NAME</c>, with
    /// <c>output.</c> for <c>Console.</c>, and fewer of them than <paramref name="lines"/>.
    /// </summary>
    public static void IsIn(string document, string name, int lines, [CallerFilePath] string file = "")
    {
        var body = File.ReadAllLines(file)
            .SkipWhile(line => line.Trim() != $"// begin {name}").Skip(1)
            .TakeWhile(line => line.Trim() != $"// end {name}").ToList();
        var indent = body[0].Length - body[0].TrimStart().Length;
        var example = string.Join('\n', body.Select(line => line.Length > indent ? line[indent..] : line))
            .Replace("(path)", "(\"captures/chat-room.pcapng\")", StringComparison.Ordinal)
            .Replace("output.", "Console.", StringComparison.Ordinal);

        Assert.InRange(example.Split('\n').Count(line => line.Trim() is not ("{" or "}" or "")), 1, lines - 1);
        Assert.Contains($"```csharp\n{example}\n```", File.ReadAllText(Repository.PathOf(document)).ReplaceLineEndings("\n"));
    }
}
