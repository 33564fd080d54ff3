using SharpPcap;
using SharpPcap.LibPcap;

namespace TcpSniff.Live.Filters;

/// <summary>Says where a filter stops making sense: libpcap says only that it does.</summary>
internal static class SyntaxErrorPlace
{
    private const string Syntax = "syntax error";
    private const int MostWords = 64;

    /// <summary>libpcap's message, and the first word after the longest beginning of the expression that is sound by itself.</summary>
    public static string Explain(string expression, string message, Func<string, BpfProgram> compile)
    {
        if (!message.EndsWith(Syntax, StringComparison.Ordinal))
        {
            return message;
        }

        var words = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords)
        {
            return Syntax;
        }

        for (var count = words.Length - 1; count > 0; count--)
        {
            if (IsSound(Close(string.Join(' ', words.AsSpan(0, count))), compile))
            {
                return $"{Syntax} near \"{words[count]}\"";
            }
        }

        return words.Length > 0 ? $"{Syntax} near \"{words[0]}\"" : Syntax;
    }

    private static string Close(string beginning)
    {
        var open = beginning.Count(c => c == '(') - beginning.Count(c => c == ')');
        return open > 0 ? beginning + new string(')', open) : beginning;
    }

    private static bool IsSound(string expression, Func<string, BpfProgram> compile)
    {
        try
        {
            compile(expression).Dispose();
            return true;
        }
        catch (PcapException)
        {
            return false;
        }
    }
}
