using System.Runtime.CompilerServices;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Library.Tests.Documents;

/// <summary>Examples in documents are the bodies of methods that tests run, with names of files and of the console put in.</summary>
internal static class DocumentedCode
{
    /// <summary>Fails unless the document shows the caller's lines between <c>// begin NAME</c> and <c>// end NAME</c>.</summary>
    /// <param name="document">The document, named from the root of the repository.</param>
    /// <param name="name">Which lines.</param>
    /// <param name="lines">The example has fewer than so many.</param>
    /// <param name="capture">What stands there for <c>path</c>.</param>
    /// <param name="file">The caller's file.</param>
    public static void IsIn(string document, string name, int lines, string capture = "captures/chat-room.pcapng", [CallerFilePath] string file = "")
    {
        var body = File.ReadAllLines(file)
            .SkipWhile(line => line.Trim() != $"// begin {name}").Skip(1)
            .TakeWhile(line => line.Trim() != $"// end {name}").ToList();
        var indent = body[0].Length - body[0].TrimStart().Length;
        var example = string.Join('\n', body.Select(line => line.Length > indent ? line[indent..] : line))
            .Replace("(path", $"(\"{capture}\"", StringComparison.Ordinal)
            .Replace("\", port", "\", 8080", StringComparison.Ordinal)
            .Replace("{port}", "8080", StringComparison.Ordinal)
            .Replace("$\"tcp port 8080\"", "\"tcp port 8080\"", StringComparison.Ordinal)
            .Replace("standardOutput", "Console.OpenStandardOutput()", StringComparison.Ordinal)
            .Replace("output.", "Console.", StringComparison.Ordinal);

        Assert.InRange(example.Split('\n').Count(line => line.Trim() is not ("{" or "}" or "")), 1, lines - 1);
        Assert.Contains($"```csharp\n{example}\n```", File.ReadAllText(Repository.PathOf(document)).ReplaceLineEndings("\n"));
    }
}
