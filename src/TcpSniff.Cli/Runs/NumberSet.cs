using System.Globalization;

namespace TcpSniff.Cli.Runs;

/// <summary>Numbers of connections or frames as a command line names them: <c>0,3,7-9</c>.</summary>
internal sealed class NumberSet
{
    private readonly List<(int First, int Last)> _ranges = [];

    private NumberSet()
    {
    }

    /// <summary>Whether the number is named.</summary>
    public bool Contains(long number) => _ranges.Exists(range => range.First <= number && number <= range.Last);

    /// <summary>Reads numbers and ranges with commas between; null where the text is something else.</summary>
    public static NumberSet? Parse(string text)
    {
        var set = new NumberSet();
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
