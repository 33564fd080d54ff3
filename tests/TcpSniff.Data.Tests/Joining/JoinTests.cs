using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Generating;
using Xunit;

namespace TcpSniff.Data.Tests.Joining;

public sealed class JoinTests : IDisposable
{
    private static readonly string[] Tables = ["connections", "findings", "segments"];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public void The_joined_tables_are_those_of_the_whole_row_for_row(int parts)
    {
        var capture = Neighbourhood();
        Done("analyze", capture, "--format", "parquet", "-o", _folder.PathOf("whole"));

        Done("join", [.. Analysed([capture], parts), "-o", _folder.PathOf("joined")]);

        Assert.All(Tables, table => Assert.Equal(Rows("whole", table), Rows("joined", table)));
        Assert.InRange(Rows("whole", "findings").Length, 20, 1000);
    }

    [Fact]
    public void So_they_are_where_the_whole_is_many_files()
    {
        Done("analyze", [.. Tool.Captures, "--format", "parquet", "-o", _folder.PathOf("whole")]);

        Done("join", [.. Analysed([.. Tool.Captures], 4, "--by", "connection"), "-o", _folder.PathOf("joined")]);

        Assert.All(Tables, table => Assert.Equal(Rows("whole", table), Rows("joined", table)));
    }

    [Fact]
    public void Options_of_the_workers_hold_for_the_last_step_too()
    {
        var capture = Neighbourhood();
        string[] options = ["--dedupe", "--lang", "zh-Hans", "--format", "parquet", "-o"];
        Done("analyze", [capture, .. options, _folder.PathOf("whole")]);
        Split([capture], 3);
        var folders = Parts().Select(part => Path.ChangeExtension(part, null)).ToList();
        folders.ForEach(folder => Done("analyze", [folder + ".pcapng", .. options, folder]));

        Done("join", [.. folders, "-o", _folder.PathOf("joined")]);

        Assert.All(Tables, table => Assert.Equal(Rows("whole", table), Rows("joined", table)));
        Done("analyze", [folders[0] + ".pcapng", "--format", "parquet", "-o", folders[0]]);
        Refused("with other options", [.. folders]);
    }

    [Fact]
    public void All_parts_of_one_capture_have_to_be_there_once()
    {
        var folders = Analysed([Neighbourhood()], 3);
        Done("analyze", Tool.Loss, "--format", "parquet", "-o", _folder.PathOf("other"));

        Refused("each once", [.. folders.Take(2)]);
        Refused("each once", [.. folders, folders[0]]);
        Refused("no part.sums", [.. folders, _folder.PathOf("other")]);
        Done("split", Tool.Loss, "-o", _folder.PathOf("others"), "--parts", "1");
        Done("analyze", _folder.PathOf("others/part-0000.pcapng"), "--format", "parquet", "-o", _folder.PathOf("other"));
        Refused("another capture", [.. folders, _folder.PathOf("other")]);
    }

    [Fact]
    public void A_worker_that_did_not_finish_is_noticed()
    {
        var folders = Analysed([Neighbourhood()], 2);
        // What is written is old as soon as a worker begins again.
        using (var worker = Tool.TcpSniff.Start("analyze", "-", "--format", "parquet", "-o", folders[1]))
        {
            Assert.True(SpinWait.SpinUntil(() => !File.Exists(Path.Combine(folders[1], "part.sums")), TimeSpan.FromSeconds(60)));
            worker.Kill();
            worker.WaitForExit();
        }

        Refused("no part.sums", [.. folders]);
    }

    [Fact]
    public void Tables_of_fewer_parts_replace_those_of_more()
    {
        var capture = Neighbourhood();
        Done("join", [.. Analysed([capture], 5), "-o", _folder.PathOf("joined")]);
        var expected = Rows("joined", "segments");
        Directory.Delete(_folder.PathOf("parts"), recursive: true);
        Done("join", [.. Analysed([capture], 2), "-o", _folder.PathOf("joined")]);
        Assert.Equal(expected, Rows("joined", "segments"));

        Done("analyze", capture, "--format", "parquet", "-o", _folder.PathOf("joined"));
        Assert.Equal(expected, Rows("joined", "segments"));
        Assert.Equal(["connections.parquet", "findings.parquet", "segments.parquet"], Directory.GetFiles(_folder.PathOf("joined")).Select(Path.GetFileName).Order());
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static void Done(string command, params IReadOnlyList<string> arguments)
    {
        var outcome = Tool.TcpSniff.Run([command, .. arguments]);
        Assert.True(outcome.Code == 0, outcome.Errors);
    }

    private string Neighbourhood()
    {
        var path = _folder.PathOf("whole.pcapng");
        CaptureFiles.Write(new Neighbourhood(21).Frames(), path);
        return path;
    }

    private void Split(IReadOnlyList<string> files, int parts, params IReadOnlyList<string> options) =>
        Done("split", [.. files, "-o", _folder.PathOf("parts"), "--parts", $"{parts}", .. options]);

    private IEnumerable<string> Parts() => Directory.GetFiles(_folder.PathOf("parts"), "*.pcapng").Order(StringComparer.Ordinal);

    private List<string> Analysed(IReadOnlyList<string> files, int parts, params IReadOnlyList<string> options)
    {
        Split(files, parts, options);
        // They know nothing of each other, so they may work at the same time.
        var captures = Parts().ToList();
        Parallel.ForEach(captures, new() { MaxDegreeOfParallelism = 4 }, part => Done("analyze", part, "--format", "parquet", "-o", Path.ChangeExtension(part, null)));
        return [.. captures.Select(part => Path.ChangeExtension(part, null))];
    }

    private void Refused(string why, params IReadOnlyList<string> folders)
    {
        var outcome = Tool.TcpSniff.Run(["join", .. folders, "-o", _folder.PathOf("refused")]);
        Assert.Equal(2, outcome.Code);
        Assert.Contains(why, outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("refused")));
    }

    private string[] Rows(string folder, string table)
    {
        var order = table == "segments" ? " ORDER BY frame" : "";
        var outcome = Tool.TcpSniff.Run("query", _folder.PathOf(folder), $"FROM {table}{order}", "--format", "json");
        Assert.True(outcome.Code == 0, outcome.Errors);
        return outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
