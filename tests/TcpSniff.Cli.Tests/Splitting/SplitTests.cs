using System.Text.Json;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Splitting;

public sealed class SplitTests : IDisposable
{
    private const int Conversations = 40;

    private readonly Workbench _bench = new();

    private string Parts => _bench.PathOf("parts");

    [Fact]
    public void Parts_keep_the_numbers_of_the_whole()
    {
        var file = _bench.File("talk.pcap", Talks.Pcap(Conversations));

        var outcome = Split(file, "--parts", "4", "--by", "connection");

        Assert.Equal((0, "", $"tcpsniff: {Conversations * Talks.Segments:N0} packets of {Conversations} connections in 4 parts, "), (outcome.Code, outcome.Output, outcome.Errors[..outcome.Errors.IndexOf("the largest", StringComparison.Ordinal)]));
        var whole = Workbench.Segments(file);
        Assert.Equal(whole, Captures().SelectMany(part => Workbench.Segments(part)).OrderBy(segment => segment.Frame));
        Assert.Equal(whole, Workbench.Segments([.. Captures()]));
        Assert.All(Captures(), part => Assert.NotEmpty(Workbench.Segments(part)));
    }

    [Fact]
    public void An_index_beside_each_part_lists_its_connections()
    {
        Split(_bench.File("talk.pcap", Talks.Pcap(Conversations)), "--parts", "3", "--by", "connection");

        var listed = Directory.GetFiles(Parts, "*.connections.csv").SelectMany(path => File.ReadLines(path).Skip(1)).Select(line => line.Split(',')).ToList();
        Assert.Equal(Enumerable.Range(0, Conversations), listed.Select(fields => int.Parse(fields[0], null)).Order());
        Assert.All(Captures(), part => Assert.Equal(
            Workbench.Segments(part).Select(segment => segment.Stream).Distinct().Order(),
            File.ReadLines(Path.ChangeExtension(part, ".connections.csv")).Skip(1).Select(line => int.Parse(line.Split(',')[0], null)).Order()));
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Parts, "split.json")));
        Assert.Equal(3, manifest.RootElement.GetProperty("files").GetArrayLength());
    }

    [Fact]
    public void Follow_and_explain_know_a_parts_numbers()
    {
        Split(_bench.File("talk.pcap", Talks.Pcap(Conversations)), "--parts", "4", "--by", "connection");
        var part = Captures()[2];
        var (stream, frame) = Workbench.Segments(part)[^1];

        Assert.Equal(0, Executable.TcpSniff.Run("follow", part, $"{stream}").Code);
        Assert.Contains($"frame {frame}", Executable.TcpSniff.Run("explain", part, $"{frame}").Output, StringComparison.Ordinal);
        Assert.Equal(Talks.Segments, Workbench.Segments(part, "--connection", $"{stream}").Count);
        var other = Enumerable.Range(0, Conversations).First(number => Workbench.Segments(part).All(segment => segment.Stream != number));
        var missing = Executable.TcpSniff.Run("follow", part, $"{other}");
        Assert.Equal((2, true), (missing.Code, missing.Errors.Contains($"of the whole capture's {Conversations}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Several_machines_may_write_some_parts_each()
    {
        var file = _bench.File("talk.pcap", Talks.Pcap(Conversations));
        Split(file, "--parts", "4", "--by", "connection", "--only", "0,2-3");
        Assert.Equal(["part-0000.pcapng", "part-0002.pcapng", "part-0003.pcapng"], Captures().Select(Path.GetFileName));
        Split(file, "--parts", "4", "--by", "connection", "--only", "1");

        Assert.Equal(Workbench.Segments(file), Workbench.Segments([.. Captures()]));
    }

    [Fact]
    public void Of_a_damaged_capture_the_parts_hold_what_comes_before_the_damage()
    {
        var outcome = Split(_bench.File("cut.pcap", Talks.Pcap(2)[..^5]), "--parts", "2");

        Assert.Equal(3, outcome.Code);
        Assert.EndsWith("The parts hold what comes before it\n", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal((2 * Talks.Segments) - 1, Captures().Sum(part => Workbench.Segments(part).Count));
    }

    [Fact]
    public void A_run_that_is_killed_leaves_nothing_that_looks_whole()
    {
        using var process = Executable.TcpSniff.Start("split", "-", "-o", Parts, "--parts", "2");
        process.StandardInput.BaseStream.Write(Talks.Pcap(5));
        process.StandardInput.BaseStream.Flush();
        Assert.True(SpinWait.SpinUntil(() => Directory.Exists(Parts) && Directory.GetFiles(Parts, "*.unfinished").Length == 4, TimeSpan.FromSeconds(60)));
        process.Kill();
        process.WaitForExit();

        Assert.All(Directory.GetFiles(Parts), file => Assert.EndsWith(".unfinished", file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--parts", "0")]
    [InlineData("--parts", "1001")]
    [InlineData("--parts", "4", "--by", "port")]
    [InlineData]
    public void What_makes_no_sense_is_a_usage_error(params string[] options) =>
        Assert.Equal(2, Split(_bench.File("talk.pcap", Talks.Pcap(1)), options).Code);

    [Fact]
    public void A_part_is_not_written_over_itself()
    {
        Split(_bench.File("talk.pcap", Talks.Pcap(1)), "--parts", "1");
        var outcome = Executable.TcpSniff.Run("split", Captures()[0], "-o", Parts, "--parts", "1");

        Assert.Equal((2, true), (outcome.Code, outcome.Errors.Contains("this file is being read", StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public void Dispose() => _bench.Dispose();

    private Outcome Split(string file, params IReadOnlyList<string> options) => Executable.TcpSniff.Run(["split", file, "-o", Parts, .. options]);

    private List<string> Captures() => [.. Directory.GetFiles(Parts, "*.pcapng").Order(StringComparer.Ordinal)];
}
