using System.Text.Json;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Explaining;

public sealed class ExplainTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void A_frame_is_explained_in_text()
    {
        var outcome = Explain("2");

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.StartsWith("frame 2 · connection 0 · server → client · SYN ACK · seq 0\nhandshake 2/3", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_is_explained_in_json()
    {
        using var record = JsonDocument.Parse(Explain("2", "--format", "json").Output);

        Assert.Equal(("explanation", 2), (record.RootElement.GetProperty("record").GetString(), record.RootElement.GetProperty("frame").GetInt32()));
    }

    [Fact]
    public void A_frame_beyond_the_end_is_a_usage_error_that_says_how_many_there_are()
    {
        var outcome = Explain("10");

        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.EndsWith("has no frame 10: it has 9\n", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("first")]
    public void A_frame_that_cannot_be_is_a_usage_error(string frame) => Assert.Equal(2, Explain(frame).Code);

    [Fact]
    public void A_frame_behind_damage_cannot_be_reached()
    {
        var file = _bench.File("cut.pcap", Talks.Pcap(1)[..^5]);

        Assert.Equal(3, Executable.TcpSniff.Run("explain", file, "9").Code);
        Assert.Equal(0, Executable.TcpSniff.Run("explain", file, "8").Code);
    }

    public void Dispose() => _bench.Dispose();

    private Outcome Explain(params IReadOnlyList<string> arguments) =>
        Executable.TcpSniff.Run(["explain", _bench.File("talk.pcap", Talks.Pcap(1)), .. arguments]);
}
