using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol.Protocol;
using TcpSniff.Assistant.Answers;
using TcpSniff.Assistant.Folders;

namespace TcpSniff.Assistant.Tools;

/// <summary>What an assistant may ask: each tool is a command of the program, its answer a page of what that prints.</summary>
internal sealed class CaptureTools(SharedFolders folders, ProgramRunner program)
{
    private const string FileHelp = "A capture: its full path, or its name from one of the folders";
    private const string ConnectionHelp = "Number of the connection (stream), from 0";
    private const string SkipHelp = "Lines to leave out: where the page before ended";
    private const string LinesHelp = "Lines at most, up to 500";
    private const string WhereHelp = "Only connections of which this holds, as in: finding zero-window-stall, or: host 10.0.0.5 and retransmitted_segments > 10";

    public CallToolResult Captures([Description(SkipHelp)] int skip = 0, [Description(LinesHelp)] int lines = 100)
    {
        var page = new Page(PageRequest.Of(skip, lines));
        foreach (var (path, bytes) in folders.Captures())
        {
            if (!page.Add(string.Create(CultureInfo.InvariantCulture, $"{path} ({bytes} bytes)")))
            {
                break;
            }
        }

        return page.Result("", isError: false);
    }

    public Task<CallToolResult> Summary([Description(FileHelp)] string file, CancellationToken cancelled) =>
        Ask(["analyze", "--view=summary", "--format=json", "--", folders.Resolve(file)], PageRequest.Of(0, 10), cancelled);

    public Task<CallToolResult> Findings(
        [Description(FileHelp)] string file,
        CancellationToken cancelled,
        [Description(WhereHelp)] string? where = null,
        [Description(SkipHelp)] int skip = 0,
        [Description(LinesHelp)] int lines = 20) =>
        Ask(["analyze", "--view=findings", "--format=json", .. Option("--where", where), "--", folders.Resolve(file)], PageRequest.Of(skip, lines), cancelled);

    public Task<CallToolResult> Connections(
        [Description(FileHelp)] string file,
        CancellationToken cancelled,
        [Description(WhereHelp)] string? where = null,
        [Description("bytes, duration, retransmissions, rtt or start")] string? sort = null,
        [Description("Whether to give every field; without it, what matters first")] bool full = false,
        [Description(SkipHelp)] int skip = 0,
        [Description(LinesHelp)] int lines = 20) =>
        program.AskAsync(
            ["analyze", "--view=connections", "--format=json", .. Option("--where", where), .. Option("--sort", sort), "--", folders.Resolve(file)],
            PageRequest.Of(skip, lines),
            full ? null : BriefConnection.Of,
            cancelled);

    public Task<CallToolResult> Timeline(
        [Description(FileHelp)] string file,
        [Description(ConnectionHelp)] int connection,
        CancellationToken cancelled,
        [Description(SkipHelp)] int skip = 0,
        [Description(LinesHelp)] int lines = 120) =>
        Ask(["analyze", "--view=timeline", $"--connection={Number(connection)}", "--", folders.Resolve(file)], PageRequest.Of(skip, lines), cancelled);

    public Task<CallToolResult> Explain([Description(FileHelp)] string file, [Description("Number of the packet, from 1")] long frame, CancellationToken cancelled) =>
        Ask(["explain", "--", folders.Resolve(file), Number(frame)], PageRequest.Of(0, 100), cancelled);

    public Task<CallToolResult> Follow(
        [Description(FileHelp)] string file,
        [Description(ConnectionHelp)] int connection,
        CancellationToken cancelled,
        [Description("client, server or both")] string from = "both",
        [Description("text or hex")] string show = "text",
        [Description(SkipHelp)] int skip = 0,
        [Description(LinesHelp)] int lines = 60) =>
        Ask(["follow", $"--from={from}", $"--as={(show == "hex" ? show : "text")}", "--", folders.Resolve(file), Number(connection)], PageRequest.Of(skip, lines), cancelled);

    public Task<CallToolResult> Query(
        CancellationToken cancelled,
        [Description("Captures, together one in order of time; or folders of Parquet files that tcpsniff wrote")] string[]? files = null,
        [Description("One SELECT; without it, the columns of the tables are listed")] string? sql = null,
        [Description(SkipHelp)] int skip = 0,
        [Description(LinesHelp)] int lines = 50) =>
        Ask(
            sql is null ? ["query", "--tables", "--format=csv"] : ["query", "--format=json", "--timeout=30", "--", .. (files ?? []).Select(folders.Resolve), sql],
            PageRequest.Of(skip, sql is null ? PageRequest.Most : lines),
            cancelled);

    private Task<CallToolResult> Ask(IReadOnlyList<string> arguments, PageRequest page, CancellationToken cancelled) => program.AskAsync(arguments, page, null, cancelled);

    private static string[] Option(string name, string? value) => value is null ? [] : [$"{name}={value}"];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
