using System.Globalization;
using System.Text;

namespace TcpSniff.Chat.Protocol;

/// <summary>Which names people may have: none that lets somebody speak as the server, or as somebody else.</summary>
internal static class ChatNames
{
    /// <summary>Characters of a name at most.</summary>
    public const int Longest = 32;

    /// <summary>What the server signs with in a room.</summary>
    public const string Server = "server";

    private const int FullwidthFirst = 0xff01;
    private const int FullwidthLast = 0xff5e;
    private const int FullwidthShift = 0xfee0;

    private static readonly string[] Reserved = [Server, ChatWords.Bye, ChatWords.Exit, ChatWords.Farewell];

    /// <summary>Why somebody may not be called that; null where they may.</summary>
    public static string? Refusal(string name)
    {
        if (name.Length == 0)
        {
            return $"a name is missing: {ChatWords.Name} NAME";
        }

        if (name.EnumerateRunes().Count() > Longest)
        {
            return $"a name has at most {Longest} characters";
        }

        if (name.EnumerateRunes().Any(rune => IsUnseen(rune)))
        {
            return "a name has no control characters";
        }

        if (name.StartsWith('*') || name.StartsWith('/'))
        {
            return $"a name does not begin with {name[0]}";
        }

        // What stands between a name and what its bearer says.
        if (name.Contains(':', StringComparison.Ordinal) || name.Contains('：', StringComparison.Ordinal))
        {
            return "a name has no colon";
        }

        if (MixesAlphabets(name))
        {
            return "a name is written in one alphabet";
        }

        return Reserved.Contains(Folded(name)) ? $"the name {name} is reserved" : null;
    }

    /// <summary>What is left of a name when only what the eye tells apart counts: names that fold alike are one.</summary>
    public static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsUnseen(rune) && !IsMark(rune) && !Rune.IsWhiteSpace(rune))
            {
                folded.Append(Rune.ToLowerInvariant(rune.Value is >= FullwidthFirst and <= FullwidthLast ? new Rune(rune.Value - FullwidthShift) : rune));
            }
        }

        return folded.ToString();
    }

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    // Marks, some of which nobody sees, and the fillers of Korean, which are letters that nobody sees.
    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || rune.Value is 0x115f or 0x1160 or 0x3164 or 0xffa0;

    // A Cyrillic е among Latin letters looks like theirs, and so do letters of mathematics: whoever writes Latin writes no other alphabet.
    // Chinese, Japanese and Korean are like none of them.
    private static bool MixesAlphabets(string name)
    {
        var letters = name.EnumerateRunes().Where(Rune.IsLetter).ToList();
        return letters.Exists(IsLatin) && letters.Exists(rune => !IsLatin(rune) && !IsEastAsian(rune));
    }

    private static bool IsLatin(Rune rune) => rune.Value is < 0x250 or >= FullwidthFirst and <= FullwidthLast;

    private static bool IsEastAsian(Rune rune) => rune.Value is >= 0x3005 and <= 0x9fff or >= 0xac00 and <= 0xd7a3 or >= 0xf900 and <= 0xfaff or >= 0x20000 and <= 0x3ffff;
}
