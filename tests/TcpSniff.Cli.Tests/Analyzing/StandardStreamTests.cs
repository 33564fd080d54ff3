using System.Diagnostics;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

public sealed class StandardStreamTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void A_capture_is_shown_while_it_is_being_written()
    {
        using var process = Executable.TcpSniff.Start("analyze", "-", "--view", "segments", "--format", "json");
        var bytes = Talks.Pcap(1);

        // All but the last byte, which nobody knows when it comes: eight segments are whole.
        process.StandardInput.BaseStream.Write(bytes.AsSpan(0, bytes.Length - 1));
        process.StandardInput.BaseStream.Flush();
        for (var frame = 1; frame < Talks.Segments; frame++)
        {
            Assert.Contains($"\"frame\":{frame},", process.StandardOutput.ReadLine());
        }

        process.StandardInput.BaseStream.Write(bytes.AsSpan(bytes.Length - 1));
        process.StandardInput.Close();

        Assert.Contains("\"frame\":9,", Executable.Finish(process).Output);
    }

    [Fact]
    public void Standard_input_is_read_a_second_time_where_the_end_decides()
    {
        using var process = Executable.TcpSniff.Start("analyze", "-", "--where", "port 40001", "--view", "segments", "--format", "json");
        process.StandardInput.BaseStream.Write(Talks.Pcap(3));
        process.StandardInput.Close();

        var lines = Executable.Finish(process).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Talks.Segments, lines.Length);
        Assert.All(lines, line => Assert.Contains("\"stream\":1,", line));
    }

    [Fact]
    public void A_pipe_is_read_a_second_time_where_the_end_decides()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "mkfifo is not there");
        var file = _bench.File("talks.pcap", Talks.Pcap(1));
        const string script = """
            mkfifo "$2.pipe" && { cat "$2" >"$2.pipe" & } && "$1" analyze "$2.pipe" --view timeline
            """;

        var outcome = new Executable("sh").Run("-c", script, "sh", Executable.TcpSniff.File, file);

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.Contains("handshake 3/3", outcome.Output);
    }

    [Fact]
    public void Nobody_reading_the_output_ends_the_program_quietly()
    {
        var file = _bench.File("talks.pcap", Talks.Pcap(2000));
        using var process = Executable.TcpSniff.Start("analyze", file, "--view", "segments");
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close();

        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal((0, ""), (process.ExitCode, errors));
    }

    [Fact]
    public void An_interruption_tells_what_there_was()
    {
        using var process = Executable.TcpSniff.Start("analyze", "-", "--view", "segments", "--format", "json");
        process.StandardInput.BaseStream.Write(Talks.Pcap(1));
        process.StandardInput.BaseStream.Flush();
        Assert.Contains("\"frame\":1,", process.StandardOutput.ReadLine());

        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var outcome = Executable.Finish(process);

        Assert.Equal(130, outcome.Code);
        Assert.Contains("\"frame\":9,", outcome.Output);
    }

    [Fact]
    public void Standard_input_cannot_be_two_files() => Assert.Equal(2, Workbench.Analyze("-", "-").Code);

    public void Dispose() => _bench.Dispose();
}
