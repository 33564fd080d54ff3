using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Rfc9293;

/// <summary>Nothing is taken from what no window reaches, nor from an acknowledgment of what was never offered, until both ends agree on it.</summary>
public class FarSegmentTests
{
    private const string Open = """
        > SYN 0       | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
        < SYN ACK 0 ack 1 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        > ACK 1 ack 1 | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
        > ACK 1 ack 1 len 100 | ESTABLISHED (ESTABLISHED) | data |
        < ACK 1 ack 101 len 50 | ESTABLISHED ESTABLISHED | data |
        > ACK 101 ack 51 | ESTABLISHED ESTABLISHED | ack |
        """;

    private const string GoesOnAndCloses = """
        > ACK 101 ack 51 len 10 | ESTABLISHED ESTABLISHED | data |
        < ACK 51 ack 111 len 10 | ESTABLISHED ESTABLISHED | data |
        > FIN ACK 111 ack 61 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < ACK 61 ack 112 | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
        < FIN ACK 61 ack 112 | (TIME-WAIT) LAST-ACK | teardown 3/4 | FirstFin
        > ACK 112 ack 62 | TIME-WAIT (CLOSED) | teardown 4/4 | AcksFin, Closes
        """;

    [Theory]
    [InlineData("> ACK 1000000000 ack 51", SegmentEvents.OutOfWindow)]
    [InlineData("> ACK 1000000000 ack 51 len 10", SegmentEvents.OutOfWindow)]
    [InlineData("> FIN ACK 1000000000 ack 51", SegmentEvents.OutOfWindow)]
    [InlineData("> ACK 2147483749 ack 51 len 1", SegmentEvents.OutOfWindow)]
    [InlineData("> ACK 3000000000 ack 51", SegmentEvents.OutOfWindow)]
    [InlineData("> ACK 101 ack 3000000000", SegmentEvents.AckTooOld)]
    [InlineData("> ACK 101 ack 3000000000 len 10", SegmentEvents.AckTooOld)]
    [InlineData("> ACK 2147483748 ack 51 len 10", SegmentEvents.OutOfWindow)]
    [InlineData("> ACK 101 ack 1000000000", SegmentEvents.AckBeyondOffer)]
    [InlineData("> ACK 101 ack 1000000000 len 10", SegmentEvents.AckBeyondOffer)]
    [InlineData("> FIN ACK 101 ack 1000000000", SegmentEvents.AckBeyondOffer)]
    [InlineData("> ACK 1000000000 ack 1000000000", SegmentEvents.OutOfWindow)]
    public void The_chat_goes_on_beside_a_segment_that_nobody_sent(string forged, SegmentEvents why)
    {
        var story = Story.Play(Open);
        story.Then(story.Parse(forged));

        Assert.Equal(why, story.Last.Events & (SegmentEvents.OutOfWindow | SegmentEvents.AckBeyondOffer | SegmentEvents.AckTooOld));
        story.Then(GoesOnAndCloses, but: SegmentEvents.FirstCopy);
    }

    [Fact]
    public void What_follows_the_truth_is_counted_from_the_truth()
    {
        var story = Story.Play(Open);
        story.Then(story.Parse("> ACK 101 ack 1000000000"));
        story.Then(story.Parse("< ACK 51 ack 101 len 10"));
        story.Then(story.Parse("> ACK 101 ack 61"));

        Assert.Equal(51U, story.Last.PreviousAck);
        Assert.True(story.Last.Did(SegmentEvents.AdvancesAck));
    }

    [Fact]
    public void Where_the_capture_misses_a_long_stretch_the_peer_proves_what_came_after_it() => Story.Play(Open).Then("""
        > ACK 900001 ack 51 len 10 | ESTABLISHED ESTABLISHED | data | OutOfWindow
        < ACK 51 ack 900011 | ESTABLISHED ESTABLISHED | ack | AcksUnseen
        > ACK 900011 ack 51 len 10 | ESTABLISHED ESTABLISHED | data |
        """);

    [Fact]
    public void A_request_and_its_answer_after_a_long_stretch_prove_each_other() => Story.Play(Open).Then("""
        > ACK 900001 ack 800001 len 10 | ESTABLISHED ESTABLISHED | data | OutOfWindow
        < ACK 800001 ack 900011 len 10 | ESTABLISHED ESTABLISHED | data | AcksUnseen
        > ACK 900011 ack 800011 len 10 | ESTABLISHED ESTABLISHED | data |
        < ACK 800011 ack 900021 len 10 | ESTABLISHED ESTABLISHED | data |
        """);

    [Fact]
    public void Of_a_burst_any_segment_may_be_acknowledged_first() => Story.Play(Open).Then("""
        > ACK 900001 ack 51 len 1000 | ESTABLISHED ESTABLISHED | data | OutOfWindow
        > ACK 901001 ack 51 len 1000 | ESTABLISHED ESTABLISHED | data | OutOfWindow
        > ACK 902001 ack 51 len 1000 | ESTABLISHED ESTABLISHED | data | OutOfWindow
        < ACK 51 ack 902001 | ESTABLISHED ESTABLISHED | ack | AcksUnseen
        > ACK 903001 ack 51 len 1000 | ESTABLISHED ESTABLISHED | data |
        """);

    [Fact]
    public void Whoever_goes_on_where_its_peer_claims_to_be_proves_it() => Story.Play(Open).Then("""
        > ACK 101 ack 800051 | ESTABLISHED ESTABLISHED | ack | AckBeyondOffer
        < ACK 800051 ack 101 len 1000 | ESTABLISHED ESTABLISHED | data |
        < ACK 801051 ack 101 len 1000 | ESTABLISHED ESTABLISHED | data |
        > ACK 101 ack 802051 | ESTABLISHED ESTABLISHED | ack |
        """);

    [Fact]
    public void What_both_ends_deny_is_given_up() => Story.Play(Open).Then("""
        > ACK 900000001 ack 51 len 10 | ESTABLISHED ESTABLISHED | data | OutOfWindow
        < ACK 51 ack 900000011 | ESTABLISHED ESTABLISHED | ack | AcksUnseen
        > ACK 101 ack 51 len 10 | ESTABLISHED ESTABLISHED | data | OutOfWindow
        < ACK 51 ack 111 len 10 | ESTABLISHED ESTABLISHED | data |
        > ACK 111 ack 61 | ESTABLISHED ESTABLISHED | ack |
        > ACK 111 ack 61 len 10 | ESTABLISHED ESTABLISHED | data |
        """, but: SegmentEvents.FirstCopy);

    [Fact]
    public void A_byte_within_a_single_segment_that_nobody_took_proves_nothing() => Story.Play(Open).Then("""
        > ACK 900001 ack 51 len 1000 | ESTABLISHED ESTABLISHED | data | OutOfWindow
        < ACK 51 ack 900500 | ESTABLISHED ESTABLISHED | ack | AckBeyondOffer
        > ACK 101 ack 51 len 10 | ESTABLISHED ESTABLISHED | data | FirstCopy
        """);

    [Fact]
    public void A_close_after_a_long_stretch_is_proved_by_its_acknowledgment() => Story.Play(Open).Then("""
        > FIN ACK 900001 ack 51 | ESTABLISHED ESTABLISHED | ack | OutOfWindow
        < FIN ACK 51 ack 900002 | (TIME-WAIT) LAST-ACK | teardown 2/4 | FirstFin, AcksFin, ProvesFin, AcksUnseen
        """);
}
