using System.CommandLine;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Helpers;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Reports;
using TcpSniff.Reports.Xplot;
using TcpSniff.Tracking;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff analyze</c>: explains what capture files hold.</summary>
internal static class AnalyzeCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff analyze chat.pcapng", "Tell each connection's story, or sum up where there are many"),
        new("tcpsniff analyze big.pcap.gz --view connections --sort retransmissions --top 10", "The ten connections that lost most"),
        new("tcpsniff analyze big.pcap --where 'state CLOSE-WAIT' -w stuck.pcapng", "Cut out connections that one side never closed"),
        new("tcpsniff analyze chat.pcapng --view segments --format json", "One JSON object a segment, for scripts"),
        new("tcpsniff analyze big.pcap --format parquet -o big", "Typed tables for DuckDB, Spark, pandas: connections, segments, findings"),
        new("tcpsniff analyze lossy.pcap --format xplot -o graphs", "tcptrace's graphs for xplot or jPlot; report draws them without either"),
        new("tcpdump -i eth0 -w - tcp | tcpsniff analyze - --view timeline", "Explain a capture while it is being written"),
    ];

    /// <summary>The command.</summary>
    /// <param name="screen">Where it talks to.</param>
    /// <param name="global">Options of every command.</param>
    /// <param name="parquet">Makes the format that writes Parquet into a folder, all or the view that was named; null where the helper program has to.</param>
    public static Verb Create(Screen screen, GlobalOptions global, Func<string, View?, IFormat>? parquet = null)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = CaptureArgument.Several,
            Arity = ArgumentArity.OneOrMore,
        };
        var write = new Option<string?>("--write", "-w")
        {
            Description = "Write the packets of the selected connections to this file; - is standard output",
            HelpName = "OUT",
        };
        var folder = new Option<string?>("--output", "-o") { Description = "Folder for the files of --format parquet and xplot", HelpName = "DIR" };
        var frames = NumberSetOption.Create("--frames", "Of these packets, write only those with these numbers to -w, as in 17,20-29");
        var failOn = FailOnOption.Create();
        var workers = new Option<int?>("--workers")
        {
            Description = "Cores to use: 1, 2 or 4; by default what there is, for large files. The output is the same",
            HelpName = "N",
        };
        workers.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is not (1 or 2 or Share.Most))
            {
                result.AddError($"--workers {string.Join(' ', result.Tokens)}: 1, 2 or 4");
            }
        });
        var packets = new PacketOptions(global);
        var selection = new SelectionOptions();
        var view = new ViewOptions(global);

        var verb = new Verb("analyze", "Explain what capture files hold", Examples) { files, write, frames, folder, failOn, workers };
        packets.AddTo(verb);
        selection.AddTo(verb);
        view.AddTo(verb);
        verb.SetAction(line => (int)(view.IsParquet(line) && parquet is null ? HelperProgram.Data.TakeOver() : new AnalyzeRun(
            new AnalyzeRequest
            {
                Files = line.GetRequiredValue(files),
                Packets = packets.Read(line),
                Selection = selection.Read(line),
                Presentation = view.IsParquet(line) ? view.Read(line, screen, only => parquet!(Folder("parquet", line.GetValue(folder)), only))
                    : view.IsXplot(line) ? view.Read(line, screen, _ => new XplotFormat(Folder("xplot", line.GetValue(folder))))
                    : view.Read(line, screen),
                WriteTo = line.GetValue(write),
                Evidence = view.IsParquet(line) && !view.NamesView(line) ? line.GetValue(folder) : null,
                Frames = line.GetValue(frames),
                FailOn = line.GetValue(failOn),
                Workers = line.GetValue(workers),
            },
            screen).Run()));
        return verb;
    }

    private static string Folder(string format, string? named) => named ?? throw new UsageException($"--format {format} writes several files: name a folder for them with -o DIR");
}
