using TcpSniff.Wording;

namespace TcpSniff.Cli.Words;

/// <summary>
/// What help and error lines say, in the other languages. They are written in English where they come about, often where nobody knows
/// the reader's language; here is the same beside each, by what it is in English. A test fails for what has no place here.
/// </summary>
internal static class Catalog
{
    // A message may quote another: that one's reason, say.
    private const int DeepestQuotation = 4;

    private static readonly Sentence[] All =
        [.. CommandWords.All, .. OptionWords.All, .. ExampleWords.All, .. UsageWords.All, .. FailureWords.All, .. NoticeWords.All];

    private static readonly Dictionary<string, Sentence> Exact = All.Where(known => !Template.Is(known.En)).ToDictionary(known => known.En, StringComparer.Ordinal);

    // The most telling first: one that is little more than a placeholder fits anything.
    private static readonly (Template Template, Sentence Sentence)[] Templates =
        [.. All.Where(known => Template.Is(known.En)).Select(known => (new Template(known.En), known)).OrderByDescending(pair => pair.Item1.Letters)];

    /// <summary>The text in that language; as it is, where nobody has translated it.</summary>
    public static string Of(string english, Language language) => Find(english, language) ?? english;

    /// <summary>The text in that language; null where nobody has translated it.</summary>
    public static string? Find(string english, Language language) =>
        language == Language.English ? english : Find(english, language, DeepestQuotation);

    private static string? Find(string english, Language language, int depth)
    {
        if (Exact.TryGetValue(english, out var exact))
        {
            return exact.In(language);
        }

        foreach (var (template, sentence) in depth > 0 ? Templates : [])
        {
            if (template.Match(english) is { } values)
            {
                return sentence.Say(language, [.. values.Select(pair => (pair.Name, (Phrase)(Find(pair.Value, language, depth - 1) ?? pair.Value)))]);
            }
        }

        return null;
    }
}
