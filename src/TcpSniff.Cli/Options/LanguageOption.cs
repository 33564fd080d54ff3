using System.CommandLine;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Options;

/// <summary><c>--lang</c>: by the name of the script, or by a place where it is written.</summary>
internal static class LanguageOption
{
    private const string Name = "--lang";

    private static readonly (string Word, Language Value)[] Words =
    [
        ("en", Language.English),
        ("zh-Hans", Language.SimplifiedChinese),
        ("zh-Hant", Language.TraditionalChinese),
    ];

    private static readonly (string Word, Language Value)[] Places =
    [
        ("zh", Language.SimplifiedChinese),
        ("zh-CN", Language.SimplifiedChinese),
        ("zh-SG", Language.SimplifiedChinese),
        ("zh-TW", Language.TraditionalChinese),
        ("zh-HK", Language.TraditionalChinese),
        ("zh-MO", Language.TraditionalChinese),
    ];

    /// <summary>The option.</summary>
    public static Option<Language?> Create() => WordOption.Create(Name, "Language of what is said (by default the locale's)", Words, Places);

    /// <summary>What the words of a command line ask for; null where they do not, or for something that there is not.</summary>
    public static Language? Find(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            var given = arguments[i].StartsWith(Name + "=", StringComparison.Ordinal) ? arguments[i][(Name.Length + 1)..]
                : arguments[i] == Name && i + 1 < arguments.Count ? arguments[i + 1]
                : null;
            foreach (var (word, value) in given is null ? [] : Words.Concat(Places))
            {
                if (word.Equals(given, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }
        }

        return null;
    }
}
