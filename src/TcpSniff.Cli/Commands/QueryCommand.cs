using System.CommandLine;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Helpers;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff query</c>: SQL over connections, segments and findings.</summary>
internal static class QueryCommand
{
    private const int UsualMemory = 1024;
    private const int UsualTimeout = 60;

    private static readonly Example[] Examples =
    [
        new("tcpsniff query big.pcap 'SELECT stream, client_ip, duration FROM connections ORDER BY duration DESC LIMIT 10'", "The ten longest connections"),
        new("tcpsniff query day/*.pcapng 'SELECT id, count(*) FROM findings GROUP BY id'", "How often each thing went wrong"),
        new("tcpsniff query big.pcap 'FROM packets_of(3)' --format csv", "All segments of connection 3"),
        new("tcpsniff query --tables", "The tables and their columns"),
    ];

    /// <summary>The command.</summary>
    /// <param name="screen">Where it talks to.</param>
    /// <param name="global">Options of every command.</param>
    /// <param name="run">Answers; null where the helper program has to.</param>
    public static Verb Create(Screen screen, GlobalOptions global, Func<QueryRequest, ExitCode>? run = null)
    {
        var words = new Argument<string[]>("FILE… SQL")
        {
            Description = "Captures, or folders that analyze --format parquet wrote; then one SELECT in DuckDB's SQL",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var tables = new Option<bool>("--tables") { Description = "Print the tables and their columns; neither file nor SQL is needed then" };
        var format = WordOption.Create(
            "--format",
            "How to write the answer (text by default)",
            ("text", QueryFormat.Text),
            ("csv", QueryFormat.Csv),
            ("json", QueryFormat.Json),
            ("parquet", QueryFormat.Parquet));
        var output = new Option<string?>("--output", "-o") { Description = "File for --format parquet", HelpName = "OUT" };
        var rows = Number("--max-rows", "Rows of the answer at most (by default all)", "N");
        var memory = Number("--query-memory", $"Memory that the query may take, in MiB ({UsualMemory} by default)", "N");
        var timeout = Number("--timeout", $"Seconds that the query may take ({UsualTimeout} by default)", "S");
        var packets = new PacketOptions(global);

        var verb = new Verb("query", "Ask in SQL about connections, segments and findings", Examples) { words, tables, format, output, rows, memory, timeout };
        packets.AddTo(verb);
        verb.SetAction(line =>
        {
            var given = line.GetValue(words) ?? [];
            var isSchema = line.GetValue(tables);
            var request = new QueryRequest
            {
                Files = isSchema || given.Length == 0 ? [] : given[..^1],
                Sql = isSchema ? null : given.LastOrDefault(),
                Packets = packets.Read(line),
                Format = line.GetValue(format) ?? QueryFormat.Text,
                Output = line.GetValue(output),
                MaxRows = line.GetValue(rows),
                MemoryMebibytes = line.GetValue(memory) ?? UsualMemory,
                Timeout = TimeSpan.FromSeconds(line.GetValue(timeout) ?? UsualTimeout),
                Language = global.LanguageFor(line, screen),
                Screen = screen,
            };
            return (int)(request.Files.Count == 0 && !isSchema ? throw new UsageException("query needs a capture and then the SQL: tcpsniff query big.pcap 'SELECT …' (or --tables)")
                : request.Format == QueryFormat.Parquet && request.Output is null ? throw new UsageException("--format parquet writes a file: name it with -o OUT")
                : run is null ? HelperProgram.Data.TakeOver()
                : run(request));
        });
        return verb;
    }

    private static Option<int?> Number(string name, string description, string helpName)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(static result => NumberOption.AtLeast(result, 1));
        return option;
    }
}
