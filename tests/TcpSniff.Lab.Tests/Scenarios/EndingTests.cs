using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Lab.Tests.Scenarios;

public class EndingTests
{
    [Theory]
    [InlineData("hello", Teardown.FourWay, Sides.Client, Sides.Client)]
    [InlineData("close-by-client", Teardown.FourWay, Sides.Client, Sides.Client)]
    [InlineData("close-by-server", Teardown.FourWay, Sides.Server, Sides.Server)]
    [InlineData("close-in-three", Teardown.ThreeSegment, Sides.Client, Sides.Client)]
    [InlineData("simultaneous-close", Teardown.Simultaneous, Sides.Both, Sides.Both)]
    [InlineData("half-close", Teardown.FourWay, Sides.Client, Sides.Client)]
    [InlineData("killed", Teardown.FourWay, Sides.Client, Sides.Client)]
    [InlineData("killed-unread", Teardown.Reset, Sides.Client, Sides.None)]
    [InlineData("reset-linger", Teardown.Reset, Sides.Client, Sides.None)]
    [InlineData("reset-unread", Teardown.Reset, Sides.Server, Sides.None)]
    [InlineData("blind-reset", Teardown.FourWay, Sides.Client, Sides.Client)]
    [InlineData("vanished-keep-alive", Teardown.Reset, Sides.Server, Sides.None)]
    [InlineData("vanished", Teardown.None, Sides.None, Sides.None)]
    public void A_connection_ends_as_its_story_says(string name, Teardown teardown, Sides first, Sides waits)
    {
        var connection = Recorded.Of(name).Connection;
        Assert.Equal((teardown, first, waits), (connection.Teardown, connection.ClosedFirst, connection.TimeWait));
    }

    [Fact]
    public void The_last_words_share_a_segment_with_the_FIN() =>
        Assert.Contains(Recorded.Of("fin-with-data").Segments, facts => facts.Did(SegmentEvents.FirstFin) && facts.Segment.PayloadLength == 4);

    [Fact]
    public void Data_flows_on_after_a_half_close() => Assert.True(Recorded.Of("half-close").Did(SegmentEvents.HalfCloseData));

    [Theory]
    [InlineData("blind-reset", SegmentEvents.RstIgnored)]
    [InlineData("blind-syn", SegmentEvents.SynIgnored)]
    public void A_blind_segment_is_challenged(string name, SegmentEvents ignored)
    {
        var recorded = Recorded.Of(name);
        Assert.True(recorded.Did(ignored));
        Assert.True(recorded.Did(SegmentEvents.ChallengeAck));
    }

    [Fact]
    public void TIME_WAIT_blocks_the_port_and_SO_REUSEADDR_frees_it()
    {
        Assert.Equal("bind() → address already in use", Played.Of("time-wait-bind").Calls[^1].Text);
        Assert.Equal(2, Recorded.Of("reuse-address").Connections.Count);
    }

    [Fact]
    public void A_newer_SYN_takes_TIME_WAIT_over()
    {
        var recorded = Recorded.Of("time-wait-new-syn");
        Assert.Equal(2, recorded.Connections.Count);
        Assert.True(recorded.Did(SegmentEvents.ReusesTimeWait));
    }
}
