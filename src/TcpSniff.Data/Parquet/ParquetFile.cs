using TcpSniff.Capture;
using TcpSniff.Data.Loading;

namespace TcpSniff.Data.Parquet;

/// <summary>Writes Parquet files so that nobody ever reads half a one, nor files that do not belong together.</summary>
internal static class ParquetFile
{
    /// <summary>Rows that are compressed together, hence held in memory: what readers take as their unit, too.</summary>
    private const int RowGroup = 65_536;

    /// <summary>Writes what each statement selects to its file: all beside their places first, then all renamed.</summary>
    /// <param name="database">Where the rows are.</param>
    /// <param name="files">The statements and their files.</param>
    /// <param name="last">What else is done once all are written, before they get their names.</param>
    public static void Write(WorkingDatabase database, IReadOnlyList<(string Select, string Path)> files, Action? last = null)
    {
        try
        {
            foreach (var (select, path) in files)
            {
                database.Execute($"COPY ({select}) TO {WorkingDatabase.Quoted(UnfinishedFile.Of(path))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {RowGroup})");
            }

            last?.Invoke();
            foreach (var (_, path) in files)
            {
                UnfinishedFile.Finish(path);
            }
        }
        finally
        {
            files.ToList().ForEach(file => File.Delete(UnfinishedFile.Of(file.Path)));
        }
    }
}
