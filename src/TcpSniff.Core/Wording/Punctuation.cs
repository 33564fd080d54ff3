namespace TcpSniff.Wording;

/// <summary>The marks that hold sentences together.</summary>
internal static class Punctuation
{
    /// <summary>Ends a sentence.</summary>
    public static readonly Sentence Stop = new(".", "。", "。");

    /// <summary>Announces what follows.</summary>
    public static readonly Sentence Colon = new(":", "\uFF1A", "\uFF1A");

    private static readonly Sentence And = new("{a} and {b}", "{a}和{b}", "{a}和{b}");
    private static readonly Sentence Comma = new("{a}, {b}", "{a}、{b}", "{a}、{b}");

    /// <summary>What stands between two sentences: a blank, or nothing where the full stop brings its own room.</summary>
    public static string Gap(Language language) => language == Language.English ? " " : "";

    /// <summary><c>a, b and c</c>.</summary>
    /// <param name="items">At least one.</param>
    public static Phrase List(IReadOnlyList<Phrase> items)
    {
        var list = items[0];
        for (var i = 1; i < items.Count; i++)
        {
            list = new Statement(i == items.Count - 1 ? And : Comma, ("a", list), ("b", items[i]));
        }

        return list;
    }
}
