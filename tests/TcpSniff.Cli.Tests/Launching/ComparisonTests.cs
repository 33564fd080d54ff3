using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Launching;

/// <summary>scripts/compare.sh tells whether two builds of the program say the same.</summary>
public class ComparisonTests
{
    private static readonly Executable Script = new(Repository.PathOf("scripts/compare.sh"));

    [Fact]
    public void A_program_says_what_it_says()
    {
        using var folder = FolderWithACapture();

        var outcome = Script.Run(Executable.TcpSniff.File, Executable.TcpSniff.File, folder.Path);

        Assert.Equal((0, "10 outputs compared, 0 differ\n"), (outcome.Code, outcome.Output));
    }

    [Fact]
    public void Fields_that_differ_are_named_with_what_they_were_and_became()
    {
        using var folder = FolderWithACapture();
        using var tools = new TemporaryFolder();
        var other = Write(tools, "other", $"#!/bin/sh\n{Executable.TcpSniff.File} \"$@\" | sed -e 's/\"handshake\":\"complete\"/\"handshake\":\"none\"/' -e 's/,\"history\":\"[^\"]*\"//'\n");
        var comparing = Script with { Variables = new Dictionary<string, string> { ["DETAILS"] = tools.PathOf("details.txt") } };

        var outcome = comparing.Run(Executable.TcpSniff.File, other, folder.Path);

        Assert.Equal(1, outcome.Code);
        Assert.StartsWith("10 outputs compared, 1 differ\n", outcome.Output);
        Assert.Contains("       1         1  connections  handshake changed, connection from frame 1 of chat.pcapng: \"complete\" → \"none\"\n", outcome.Output);
        Assert.Contains("  history gone, connection from frame 1 of chat.pcapng: \"", outcome.Output);
        Assert.Contains("chat.pcapng as json of the connections view:\n", File.ReadAllText(tools.PathOf("details.txt")));
    }

    private static TemporaryFolder FolderWithACapture()
    {
        var folder = new TemporaryFolder();
        File.Copy(Repository.PathOf("captures/lab/hello.pcapng"), folder.PathOf("chat.pcapng"));
        return folder;
    }

    private static string Write(TemporaryFolder folder, string name, string text)
    {
        var path = folder.PathOf(name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }
}
