using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class SackMismatchRuleTests
{
    private const string Id = "sack-mismatch";

    [Fact]
    public void Blocks_beyond_all_that_was_offered_name_numbers_that_nobody_sent()
    {
        var finding = Scene.Of(Scene.Open + """
            0.1 > ACK 1 ack 1 len 100
            0.101 > ACK 101 ack 1 len 100
            0.110 < ACK 1 ack 1 sack 123456801 123456901
            0.111 < ACK 1 ack 1 sack 123456801 123457001
            """).Only(Id);
        Assert.Equal((6, 7), (finding.Frame, finding.LastFrame));
    }

    [Fact]
    public void Blocks_that_the_capture_missed_but_the_window_allows_are_none() => Scene.Of(Scene.Open + """
        0.1 > ACK 1 ack 1 len 100
        0.110 < ACK 1 ack 1 sack 1001 2001
        """).HasNo(Id);
}
