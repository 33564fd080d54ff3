using TcpSniff.Data.Loading;
using TcpSniff.Data.Tables;

namespace TcpSniff.Data.Parquet;

/// <summary>Which files of a folder a table is in: one, or after <c>join</c> one for each part.</summary>
internal static class TableFiles
{
    /// <summary>The files, in order of parts; none where the folder has no such table.</summary>
    public static IReadOnlyList<string> In(string folder, ITable table)
    {
        var one = Path.Combine(folder, $"{table.Name}.parquet");
        var many = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{table.Name}-*.parquet").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return File.Exists(one) ? [one, .. many] : [.. many];
    }

    /// <summary>A list of files as the database reads one, which takes names for patterns.</summary>
    public static string Sql(IEnumerable<string> files) =>
        $"[{string.Join(", ", files.Select(file => WorkingDatabase.Quoted(string.Concat(file.Select(letter => letter is '[' or '*' or '?' ? $"[{letter}]" : letter.ToString())))))}]";
}
