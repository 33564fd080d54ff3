using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Documents;

public class BundledCaptureTests
{
    /// <summary>The demo's; the lab's own tests hold those below <c>captures/lab</c>.</summary>
    public static TheoryData<string> Captures =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcapng")
            .Select(path => Path.GetRelativePath(Repository.PathOf("captures"), path)),
    ];

    [Theory]
    [MemberData(nameof(Captures))]
    public void A_bundled_capture_is_told_as_it_was(string capture)
    {
        var outcome = Workbench.Analyze(Repository.PathOf($"captures/{capture}"), "--view", "timeline");

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.Equal(Golden.Expected($"tests/TcpSniff.Cli.Tests/captures/{Path.ChangeExtension(capture, "txt")}", outcome.Output), outcome.Output);
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public void A_clean_chat_yields_no_finding(string capture) =>
        Assert.Equal(0, Workbench.Analyze(Repository.PathOf($"captures/{capture}"), "--fail-on", "info").Code);
}
