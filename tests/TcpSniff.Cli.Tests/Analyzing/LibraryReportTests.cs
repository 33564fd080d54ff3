using System.Text;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Reports;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

/// <summary>The library writes views as the program prints them.</summary>
public class LibraryReportTests
{
    public static TheoryData<string, string> Views =>
        [.. from format in FormatList.All from view in format.Views select (format.Name, view.ToString())];

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_that_the_library_writes_is_what_the_program_prints(string format, string view)
    {
        // A verdict of its first packet is taken back later.
        var capture = Repository.PathOf("captures/lab/old-duplicate-syn.pcapng");
        var written = new MemoryStream();
        CaptureReport.Write(capture, Enum.Parse<View>(view), format, written);

        var printed = Executable.TcpSniff.Run("analyze", capture, "--format", format, "--view", view.ToLowerInvariant());
        Assert.Equal(printed.Output, Encoding.UTF8.GetString(written.ToArray()));
    }
}
