using System.CommandLine;
using System.CommandLine.Parsing;

namespace TcpSniff.Cli.Options;

/// <summary>Options whose value is one of a few words.</summary>
internal static class WordOption
{
    /// <summary>An option of that name; a word that is none of <paramref name="words"/> is answered with those that are.</summary>
    public static Option<T?> Create<T>(string name, string description, params IReadOnlyList<(string Word, T Value)> words)
        where T : struct => Create(name, description, words, []);

    /// <summary>The same, with words that are understood as well and not told of.</summary>
    public static Option<T?> Create<T>(string name, string description, IReadOnlyList<(string Word, T Value)> words, IReadOnlyList<(string Word, T Value)> more)
        where T : struct => new(name)
        {
            Description = $"{description}: {string.Join(", ", words.Select(pair => pair.Word))}",
            HelpName = name.TrimStart('-').ToUpperInvariant(),
            CustomParser = result => Read(result, name, words, more),
        };

    /// <summary>A word that is none of <paramref name="words"/> is a usage error.</summary>
    public static void OneOf(OptionResult result, IReadOnlyCollection<string> words)
    {
        if (result.Tokens is [.., { Value: var given }] && !words.Contains(given, StringComparer.OrdinalIgnoreCase))
        {
            result.AddError(Advice(result.Option.Name, given, words));
        }
    }

    /// <summary>The value of the word that was given; one that is none of <paramref name="words"/> is answered with those that are.</summary>
    public static T? Read<T>(ArgumentResult result, string name, IReadOnlyList<(string Word, T Value)> words, IReadOnlyList<(string Word, T Value)>? more = null)
        where T : struct
    {
        var given = result.Tokens[^1].Value;
        foreach (var (word, value) in words.Concat(more ?? []))
        {
            if (word.Equals(given, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        result.AddError(Advice(name, given, words.Select(pair => pair.Word)));
        return null;
    }

    private static string Advice(string name, string given, IEnumerable<string> words) => $"{name} \"{given}\": use {string.Join(", ", words)}";
}
