using System.Text;
using TcpSniff.Chat.Protocol;

namespace TcpSniff.Chat.Terminals;

/// <summary>Reads typed lines within a bound: a pipe may hold one without end, and the reader's own method would keep all of it.</summary>
internal static class TypedLine
{
    /// <summary>The next line, cut where it is longer than a message may be; null at the end.</summary>
    public static string? Read(TextReader input)
    {
        var line = new StringBuilder();
        int next;
        while ((next = input.Read()) is not (-1 or '\n'))
        {
            if (line.Length < ChatWords.LongestLine)
            {
                line.Append((char)next);
            }
        }

        return next < 0 && line.Length == 0 ? null : line.ToString().TrimEnd('\r');
    }
}
