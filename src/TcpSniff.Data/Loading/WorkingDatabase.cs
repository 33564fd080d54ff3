using DuckDB.NET.Data;

namespace TcpSniff.Data.Loading;

/// <summary>A database in a private temporary folder, so that memory stays bounded however many rows there are.</summary>
internal sealed class WorkingDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tcpsniff-data-");
    private readonly int _memoryMebibytes;

    /// <summary>Creates it.</summary>
    /// <param name="memoryMebibytes">Memory that it may take for rows, in MiB; beyond that it works on disk.</param>
    public WorkingDatabase(int memoryMebibytes)
    {
        _memoryMebibytes = memoryMebibytes;
        Connection = Open("");
    }

    /// <summary>The connection to it.</summary>
    public DuckDBConnection Connection { get; private set; }

    /// <summary>A text as SQL writes one.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Runs statements.</summary>
    public void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Closes it and opens it again so that nothing in it can change.</summary>
    public void ReopenReadOnly()
    {
        Connection.Dispose();
        Connection = Open(";access_mode=READ_ONLY");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Connection.Dispose();
        Discard();
    }

    /// <summary>Removes its files, open or not.</summary>
    public void Discard() => _folder.Delete(recursive: true);

    private DuckDBConnection Open(string more)
    {
        var path = Path.Combine(_folder.FullName, "tables.duckdb");
        var connection = new DuckDBConnection($"DataSource={path};memory_limit={_memoryMebibytes}MiB;threads={Math.Min(2, Environment.ProcessorCount)}{more}");
        connection.Open();
        return connection;
    }
}
