using System.Reflection;
using PublicApiGenerator;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Library.Tests;

/// <summary>What is public was meant to be.</summary>
public class SurfaceTests
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.NullableAttribute", "System.Runtime.CompilerServices.NullableContextAttribute"],
    };

    /// <summary>
    /// The libraries, each with a text of all that its users see. What joins it has to be kept: make public what somebody outside needs, and
    /// nothing for our own assemblies, which see everything (Directory.Build.props).
    /// </summary>
    [Theory]
    [InlineData("TcpSniff.Core")]
    [InlineData("TcpSniff.Live")]
    [InlineData("TcpSniff.Chat")]
    [InlineData("TcpSniff.Lab")]
    [InlineData("TcpSniff.Web")]
    public void What_a_library_shows_is_what_was_approved(string library)
    {
        var shown = Assembly.Load(library).GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = $"tests/TcpSniff.Library.Tests/Approved/{library}.txt";

        Assert.True(Golden.Expected(file, shown) == shown, $"""
            The public surface of {library} is another than {file} says.
            {Difference(File.ReadAllText(Repository.PathOf(file)), shown)}
            If that was meant, run UPDATE_GOLDEN=1 ./test.sh Library, look at what changed in that file, and commit it.
            """);
    }

    private static string Difference(string approved, string shown)
    {
        var (before, now) = (approved.Split('\n'), shown.Split('\n'));
        return string.Join('\n', before.Except(now).Select(line => $"- {line.Trim()}").Concat(now.Except(before).Select(line => $"+ {line.Trim()}")));
    }
}
