using DuckDB.NET.Data;
using DuckDB.NET.Native;
using TcpSniff.Capture;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Data.Loading;
using TcpSniff.Data.Parquet;
using TcpSniff.Data.Queries.Writing;
using TcpSniff.Data.Tables;

namespace TcpSniff.Data.Queries;

/// <summary>Loads the tables, shuts the database in, answers.</summary>
internal static class QueryRun
{
    /// <summary>Answers one request.</summary>
    public static ExitCode Run(QueryRequest request)
    {
        if (request.Sql is not { } sql)
        {
            return SchemaListing.Write(request);
        }

        using var database = new WorkingDatabase(request.MemoryMebibytes);
        try
        {
            var (loaded, files) = Sources.Load(request, database, Mentioned(sql));
            if (loaded == ExitCode.Interrupted)
            {
                return loaded;
            }

            database.ReopenReadOnly();
            ShutIn(database, request.Output is null ? files : [.. files, Path.GetFullPath(UnfinishedFile.Of(request.Output))]);
            return Answer(request, sql, database) ?? loaded;
        }
        catch (DuckDBException failure) when (failure.ErrorType == DuckDBErrorType.OutOfMemory)
        {
            throw new IOException($"the query needs more memory than {request.MemoryMebibytes} MiB; --query-memory gives it more", failure);
        }
        catch (DuckDBException failure)
        {
            throw new UsageException(OneLine(failure.Message));
        }
    }

    // Segments are most of the work: they are read where the statement speaks of them. A table that it does not name does not exist,
    // so that no answer is made from an empty one.
    private static List<ITable> Mentioned(string sql) =>
        [.. TableList.All.Where(table => sql.Contains(table.Name, StringComparison.OrdinalIgnoreCase)
            || (table.Name == TableList.Segments.Name && sql.Contains("packets_of", StringComparison.OrdinalIgnoreCase)))];

    /// <summary>From here on there is nothing but the tables: no other files, no network, no extensions, and no way to change that.</summary>
    private static void ShutIn(WorkingDatabase database, IReadOnlyList<string> files) => database.Execute(
        $"SET allowed_paths = [{string.Join(", ", files.Select(WorkingDatabase.Quoted))}]; SET max_temp_directory_size = '8GiB'; "
        + "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET enable_external_access = false; SET lock_configuration = true");

    /// <summary>Answers; null where nothing came in between.</summary>
    private static ExitCode? Answer(QueryRequest request, string sql, WorkingDatabase database)
    {
        var select = OneSelect.Of(sql, database.Connection);
        using var interruption = new Interruption();
        using var command = database.Connection.CreateCommand();
        using var broken = interruption.Token.Register(command.Cancel);
        using var deadline = new Deadline(request.Timeout, command.Cancel, () => End(request, database));
        try
        {
            if (request.Format == QueryFormat.Parquet)
            {
                ParquetFile.Write(database, [($"FROM {select}", Path.GetFullPath(request.Output!))]);
            }
            else
            {
                Write(request, select, database);
            }

            return null;
        }
        catch (Exception stopped) when (deadline.IsOver && stopped is DuckDBException or OperationCanceledException)
        {
            throw new IOException(TooLate(request));
        }
        catch (Exception stopped) when (interruption.IsRequested && stopped is DuckDBException or OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static void Write(QueryRequest request, string select, WorkingDatabase database)
    {
        using var answer = new Answer(database.Connection, select);
        using var output = request.Screen.Text();
        IRows writer = request.Format switch
        {
            QueryFormat.Json => new JsonRows(),
            QueryFormat.Csv => new CsvRows(),
            _ => new TextRows(),
        };
        var most = request.MaxRows ?? int.MaxValue;
        var left = most;
        writer.Write(answer.Columns, answer.Rows().TakeWhile(_ => left-- > 0), output);
        if (left < 0)
        {
            request.Screen.Errors.WriteLine($"tcpsniff: {most} rows are shown, there are more; --max-rows shows more");
        }
    }

    private static void End(QueryRequest request, WorkingDatabase database)
    {
        request.Screen.Errors.Say(TooLate(request));
        database.Discard();
        Environment.Exit((int)ExitCode.Failed);
    }

    private static string TooLate(QueryRequest request) =>
        FormattableString.Invariant($"the query took longer than {request.Timeout.TotalSeconds:0} s; --timeout gives it more");

    private static string OneLine(string message) => string.Join(' ', message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => !line.StartsWith("LINE ", StringComparison.Ordinal) && line != "^"));
}
