using TcpSniff.Live.Errors;
using TcpSniff.Live.Native;

namespace TcpSniff.Live.Tests.Native;

public sealed class PcapLibraryTests
{
    [Fact]
    public void The_first_name_that_is_there_is_taken()
    {
        Assert.NotEqual(0, PcapLibrary.Find(["libpcap-of-nowhere.so", "libpcap.so.1", "libpcap.so.0.8"]));
        Assert.Equal(0, PcapLibrary.Find(["libpcap-of-nowhere.so"]));
    }

    [Fact]
    public void Its_absence_is_one_line_that_says_what_to_do()
    {
        var message = new PcapLibraryMissingException(InstallAdvice.ForThisSystem()).Message;

        Assert.StartsWith("libpcap is not installed, and devices and filters need it: install ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
