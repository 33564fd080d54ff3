namespace TcpSniff.Reports.Selecting;

/// <summary>Cuts a selection into words, comparison signs and parentheses.</summary>
internal static class WhereLexer
{
    private static readonly string[] Signs = ["<=", ">=", "==", "!=", "&&", "||", "<", ">", "=", "!", "(", ")"];

    /// <summary>The words of <paramref name="text"/> with the column, from 1, where each begins.</summary>
    public static List<(string Word, int Column)> Cut(string text)
    {
        var words = new List<(string, int)>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            var sign = SignAt(text, at);
            at += sign?.Length ?? 0;
            while (sign is null && at < text.Length && !char.IsWhiteSpace(text[at]) && SignAt(text, at) is null)
            {
                at++;
            }

            words.Add((text[start..at], start + 1));
        }

        return words;
    }

    private static string? SignAt(string text, int at) =>
        Array.Find(Signs, sign => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0);
}
