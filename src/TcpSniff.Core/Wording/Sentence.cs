using System.Text;

namespace TcpSniff.Wording;

/// <summary>
/// One sentence in all languages, side by side where it is used, so that none can be missing. Placeholders stand in braces,
/// <c>ack {ack} = {seq} + 1</c>; the languages may order them as they like.
/// </summary>
/// <param name="En">English.</param>
/// <param name="Hans">Simplified Chinese.</param>
/// <param name="Hant">Traditional Chinese.</param>
public sealed record Sentence(string En, string Hans, string Hant)
{
    /// <summary>The sentence's text in a language, with its placeholders as they are.</summary>
    public string In(Language language) => language switch
    {
        Language.SimplifiedChinese => Hans,
        Language.TraditionalChinese => Hant,
        _ => En,
    };

    /// <summary>The sentence with its placeholders filled. A placeholder that no value is given for stays as it is, so that a test can find it.</summary>
    public string Say(Language language, params ReadOnlySpan<(string Name, Phrase Value)> values)
    {
        var template = In(language);
        var text = new StringBuilder(template.Length + 32);
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            text.Append(template, at, open - at);
            var name = template.AsSpan(open + 1, close - open - 1);
            text.Append(Find(values, name, language) ?? template[open..(close + 1)]);
            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    private static string? Find(ReadOnlySpan<(string Name, Phrase Value)> values, ReadOnlySpan<char> name, Language language)
    {
        foreach (var (key, value) in values)
        {
            if (name.SequenceEqual(key))
            {
                return value.In(language);
            }
        }

        return null;
    }
}
