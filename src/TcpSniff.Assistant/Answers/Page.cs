using System.Security.Cryptography;
using System.Text;
using ModelContextProtocol.Protocol;

namespace TcpSniff.Assistant.Answers;

/// <summary>A part of what the program printed, marked as data from the network.</summary>
internal sealed class Page(PageRequest request)
{
    /// <summary>Characters that a page has at most: some six thousand tokens.</summary>
    private const int Room = 24_000;

    private const int LongestLine = 6_000;

    private readonly List<string> _lines = [];
    private int _seen;
    private int _length;

    /// <summary>Whether there are more lines than fit.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Takes a line; false where no more are needed.</summary>
    public bool Add(string line)
    {
        if (_seen++ < request.Skip)
        {
            return true;
        }

        var cut = line.Length > LongestLine ? $"{line.AsSpan(0, LongestLine)}… ({line.Length} characters)" : line;
        if (_lines.Count == request.Lines || (_lines.Count > 0 && _length + cut.Length > Room))
        {
            IsFull = true;
            return false;
        }

        _length += cut.Length + 1;
        _lines.Add(cut);
        return true;
    }

    /// <summary>The page as a tool's result.</summary>
    /// <param name="notes">What the program said besides.</param>
    /// <param name="isError">Whether it failed.</param>
    public CallToolResult Result(string notes, bool isError)
    {
        // Nobody on the network can guess the mark, so nobody can end the marked part.
        var mark = $"captured-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var text = new StringBuilder();
        if (_lines.Count > 0)
        {
            text.Append('<').Append(mark).Append(">\n").AppendJoin('\n', _lines).Append("\n</").Append(mark).Append('>');
        }
        else if (!isError)
        {
            text.Append(request.Skip > 0 ? $"No more than {request.Skip} lines." : "Nothing.");
        }

        if (IsFull)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\nThere is more: ask again with skip={request.Skip + _lines.Count}.");
        }

        if (notes.Length > 0)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(notes);
        }

        return new() { Content = [new TextContentBlock { Text = text.ToString() }], IsError = isError };
    }
}
