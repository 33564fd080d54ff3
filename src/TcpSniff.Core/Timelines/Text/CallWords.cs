using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>What a socket call's line says besides the BSD names, which are the same in every language.</summary>
internal static class CallWords
{
    // Longer ones first: each is replaced where it stands.
    private static readonly Sentence[] All =
    [
        new("0: end of stream", "0：对方已关闭", "0：對方已關閉"),
        new(" bytes in all", " 字节（合计）", " 位元組（合計）"),
        new("listening socket", "监听套接字", "監聽 socket"),
        new("address already in use", "EADDRINUSE：地址已被使用", "EADDRINUSE：位址已被使用"),
        new("no such", "没有", "沒有"),
        new(" bytes", " 字节", " 位元組"),
        new(" byte", " 字节", " 位元組"),
    ];

    /// <summary>The call's text in a language.</summary>
    public static string In(string text, Language language)
    {
        if (language == Language.English)
        {
            return text;
        }

        foreach (var words in All)
        {
            text = text.Replace(words.En, words.In(language), StringComparison.Ordinal);
        }

        return text;
    }
}
