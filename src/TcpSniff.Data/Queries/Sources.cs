using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Runs;
using TcpSniff.Data.Loading;
using TcpSniff.Data.Parquet;
using TcpSniff.Data.Tables;
using TcpSniff.Reports;

namespace TcpSniff.Data.Queries;

/// <summary>Makes the tables from captures, or from folders that <c>--format parquet</c> wrote.</summary>
internal static class Sources
{
    /// <summary>Makes them.</summary>
    /// <returns>How reading went, and the files that the tables go on reading from.</returns>
    public static (ExitCode Loaded, IReadOnlyList<string> Files) Load(QueryRequest request, WorkingDatabase database, IReadOnlyList<ITable> tables)
    {
        var folders = request.Files.Where(Directory.Exists).ToList();
        if (folders.Count > 0 && folders.Count < request.Files.Count)
        {
            throw new UsageException($"{folders[0]} is a folder and {request.Files.First(file => !folders.Contains(file))} is not: name captures or Parquet folders, not both");
        }

        var loaded = folders.Count > 0 ? (ExitCode.Done, OpenFolders(folders, database, tables)) : (ReadCaptures(request, database, tables), []);
        if (tables.Contains(TableList.Segments))
        {
            database.Execute("CREATE MACRO packets_of(number) AS TABLE SELECT * FROM segments WHERE stream = number ORDER BY frame");
        }

        return loaded;
    }

    private static ExitCode ReadCaptures(QueryRequest request, WorkingDatabase database, IReadOnlyList<ITable> tables)
    {
        // A statement about no table reads no capture.
        if (tables.Count == 0)
        {
            return ExitCode.Done;
        }

        var code = new AnalyzeRun(
            new AnalyzeRequest
            {
                Files = request.Files,
                Packets = request.Packets,
                Selection = Selection.All,
                Presentation = new(new LoadingFormat(database, [.. tables.Select(table => table.Name)]), View.Segments, new ReportOptions { Language = request.Language }),
            },
            request.Screen).Run();
        tables.ToList().ForEach(table => database.Execute($"CREATE VIEW {table.Name} AS {table.SelectFinal}"));
        return code;
    }

    private static List<string> OpenFolders(IReadOnlyList<string> folders, WorkingDatabase database, IReadOnlyList<ITable> tables)
    {
        var all = new List<string>();
        foreach (var table in tables)
        {
            var files = folders.SelectMany(folder => Files(Path.GetFullPath(folder), table)).ToList();
            database.Execute($"CREATE VIEW {table.Name} AS SELECT * FROM read_parquet({TableFiles.Sql(files)}, union_by_name = true)");
            all.AddRange(files);
        }

        return all;
    }

    private static IReadOnlyList<string> Files(string folder, ITable table) => TableFiles.In(folder, table) is { Count: > 0 } files
        ? files
        : throw new UsageException($"{Path.Combine(folder, $"{table.Name}.parquet")}: no such file; analyze --format parquet -o DIR writes such folders");

    private sealed class LoadingFormat(WorkingDatabase database, IReadOnlyList<string> tables) : IFormat
    {
        public string Name => "tables";

        public IReadOnlyList<View> Views { get; } = [View.Segments];

        public Report Open(View view, ReportOptions options, Stream output) => new TableReport(database, options, tables);
    }
}
