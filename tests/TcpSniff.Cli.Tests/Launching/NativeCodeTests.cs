using System.Text;
using TcpSniff.Cli.Terminals;
using TcpSniff.Cli.Tests.Demo;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Launching;

/// <summary>What is compiled ahead of time says what the same code says when it is compiled as it runs, byte for byte.</summary>
[Collection(UsualPort.Users)]
public class NativeCodeTests
{
    public static TheoryData<string> Captures =>
        [.. Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcap*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Captures))]
    public void Every_capture_reads_the_same(string capture)
    {
        Assert.SkipUnless(NativeProgram.IsPresent, NativeProgram.Absent);
        var file = Repository.PathOf(capture);

        Same("analyze", file, "--view", "timeline");
        Same("analyze", file, "--view", "segments", "--format", "json");
        Same("analyze", file, "--view", "connections", "--format", "json", "--decoder", "packetdotnet");
        Same("analyze", file, "--view", "findings", "--lang", "zh-Hans");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("analyze", "--help")]
    [InlineData("lab", "list")]
    [InlineData("no-such-command")]
    [InlineData("analyze", "no-such-file")]
    public void Whatever_is_asked_is_answered_the_same(params string[] arguments)
    {
        Assert.SkipUnless(NativeProgram.IsPresent, NativeProgram.Absent);

        Assert.Equal(Executable.TcpSniff.Run(arguments), NativeProgram.Executable.Run(arguments));
    }

    [Fact]
    public void A_conversation_is_captured_and_explained()
    {
        Assert.SkipUnless(NativeProgram.IsPresent, NativeProgram.Absent);

        var demo = NativeProgram.Executable.Run("demo");

        Assert.Equal(0, demo.Code);
        Assert.Contains("TIME-WAIT", demo.Output);
        Assert.DoesNotContain("bug", demo.Errors);
    }

    private static void Same(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter { NewLine = "\n" };
        var code = (int)Entry.Run(arguments, new Screen { Output = output, Errors = errors });

        Assert.Equal(new Outcome(code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString()), NativeProgram.Executable.Run(arguments));
    }
}
