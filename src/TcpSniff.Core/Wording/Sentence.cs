using System.Runtime.CompilerServices;
using System.Text;

namespace TcpSniff.Wording;

/// <summary>
/// One sentence in all languages, side by side where it is used, so that none can be missing. Placeholders stand in braces,
/// <c>ack {ack} = {seq} + 1</c>; the languages may order them as they like.
/// </summary>
internal sealed record Sentence
{
    private readonly string _member;
    private readonly string _file;

    /// <summary>Declares a sentence, as a field of its own: the field's name is part of <see cref="Claim"/>.</summary>
    /// <param name="en">English.</param>
    /// <param name="hans">Simplified Chinese.</param>
    /// <param name="hant">Traditional Chinese.</param>
    /// <param name="member">The field; filled by the compiler.</param>
    /// <param name="file">The source file; filled by the compiler.</param>
    public Sentence(string en, string hans, string hant, [CallerMemberName] string member = "", [CallerFilePath] string file = "") =>
        (En, Hans, Hant, _member, _file) = (en, hans, hant, member, file);

    /// <summary>English.</summary>
    public string En { get; }

    /// <summary>Simplified Chinese.</summary>
    public string Hans { get; }

    /// <summary>Traditional Chinese.</summary>
    public string Hant { get; }

    /// <summary>
    /// What the sentence claims, whatever the language: a stable id of the class that says it and the name it has there,
    /// <c>LossNotes.Timer</c>. Programs tell sentences apart by it.
    /// </summary>
    public string Claim => $"{Path.GetFileNameWithoutExtension(_file)}.{_member}";

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

            Join(text, template.AsSpan(at, open - at));
            var name = template.AsSpan(open + 1, close - open - 1);
            Join(text, Find(values, name, language) ?? template[open..(close + 1)]);
            at = close + 1;
        }

        Join(text, template.AsSpan(at));
        return text.ToString();
    }

    /// <summary>Appends, with a blank where a Chinese character meets a Latin letter or a digit, as Chinese typography has it.</summary>
    private static void Join(StringBuilder text, ReadOnlySpan<char> piece)
    {
        if (text.Length > 0 && piece.Length > 0)
        {
            var (left, right) = (text[^1], piece[0]);
            text.Append((IsIdeograph(left) && char.IsAsciiLetterOrDigit(right)) || (char.IsAsciiLetterOrDigit(left) && IsIdeograph(right)) ? " " : "");
        }

        text.Append(piece);
    }

    private static bool IsIdeograph(char character) => character is >= '\u4E00' and <= '\u9FFF';

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
