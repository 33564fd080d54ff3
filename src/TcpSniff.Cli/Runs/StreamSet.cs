using System.Globalization;

namespace TcpSniff.Cli.Runs;

/// <summary>Numbers of connections as <c>--connection</c> names them: <c>0,3,7-9</c>.</summary>
internal sealed class StreamSet
{
    private readonly List<(int First, int Last)> _ranges = [];

    private StreamSet()
    {
    }

    /// <summary>Whether the connection is named.</summary>
    public bool Contains(int stream) => _ranges.Exists(range => range.First <= stream && stream <= range.Last);

    /// <summary>Reads numbers and ranges with commas between; null where the text is something else.</summary>
    public static StreamSet? Parse(string text)
    {
        var set = new StreamSet();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryNumber(ends[0], out var first) || !TryNumber(ends[^1], out var last) || last < first)
            {
                return null;
            }

            set._ranges.Add((first, last));
        }

        return set;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number);
}
