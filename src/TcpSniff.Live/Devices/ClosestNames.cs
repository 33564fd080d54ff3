namespace TcpSniff.Live.Devices;

/// <summary>Finds names that a mistyped one may have meant.</summary>
internal static class ClosestNames
{
    private const int MostSlips = 2;
    private const int MostNames = 3;
    private const int LongestName = 64;

    /// <summary>Up to three names within two slips (wrong, missing, extra or swapped characters) of <paramref name="name"/>, or that begin with it: the closest only.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> names)
    {
        if (name.Length is 0 or > LongestName)
        {
            return [];
        }

        return [.. names.Where(candidate => candidate.Length <= LongestName)
            .GroupBy(candidate => Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant()))
            .OrderBy(group => group.Key)
            .TakeWhile(group => group.Key <= MostSlips)
            .Take(1)
            .SelectMany(group => group)
            .Take(MostNames)];
    }

    // Two slips turn any two letters into any other two: they say something about longer names only.
    private static int Distance(string name, string candidate)
    {
        var slips = Slips(name, candidate);
        return slips > 0 && candidate.StartsWith(name, StringComparison.Ordinal) ? 1
            : slips < name.Length ? slips
            : int.MaxValue;
    }

    /// <summary>Damerau's distance restricted to neighbours: how many slips lead from one text to the other.</summary>
    private static int Slips(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(rows, from, to, i, j);
            }
        }

        return rows[from.Length, to.Length];
    }

    private static int Step(int[,] rows, string from, string to, int i, int j)
    {
        var replaced = rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        var slips = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return swapped ? Math.Min(slips, rows[i - 2, j - 2] + 1) : slips;
    }
}
