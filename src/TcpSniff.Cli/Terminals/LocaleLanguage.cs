using TcpSniff.Wording;

namespace TcpSniff.Cli.Terminals;

/// <summary>The language that the environment's locale asks for.</summary>
internal static class LocaleLanguage
{
    /// <summary>Places where Chinese is written in traditional characters.</summary>
    private static readonly string[] Traditional = ["_tw", "_hk", "_mo", "-tw", "-hk", "-mo", "hant"];

    /// <summary>From <c>LC_ALL</c>, <c>LC_MESSAGES</c>, <c>LANG</c>: the first that is set decides (POSIX, section 8.2).</summary>
    public static Language From(Func<string, string?> environment)
    {
        foreach (var name in (ReadOnlySpan<string>)["LC_ALL", "LC_MESSAGES", "LANG"])
        {
            if (environment(name) is { Length: > 0 } locale)
            {
                return Of(locale);
            }
        }

        return Language.English;
    }

    /// <summary>The language of a locale such as <c>zh_TW.UTF-8</c>.</summary>
    public static Language Of(string locale)
    {
        if (!locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
        {
            return Language.English;
        }

        return Traditional.Any(mark => locale.Contains(mark, StringComparison.OrdinalIgnoreCase))
            ? Language.TraditionalChinese
            : Language.SimplifiedChinese;
    }
}
