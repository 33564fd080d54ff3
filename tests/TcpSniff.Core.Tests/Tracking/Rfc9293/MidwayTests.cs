using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Rfc9293;

public class MidwayTests
{
    [Fact]
    public void A_connection_that_was_running_is_presumed_open_until_both_sides_showed_it()
    {
        var connection = Story.Play("""
            > PSH ACK 1 ack 1 len 10  | (ESTABLISHED) (ESTABLISHED) | data | StartsMidway
            < PSH ACK 1 ack 11 len 10 | (ESTABLISHED) ESTABLISHED   | data |
            > PSH ACK 11 ack 11 len 1 | ESTABLISHED ESTABLISHED     | data |
            """).Connection;
        Assert.Equal((TcpSniff.Tracking.Connections.Rfc9293.Handshake.None, Teardown.None), (connection.Handshake, connection.Teardown));
    }

    [Fact]
    public void A_FIN_that_comes_first_may_be_the_second_one() => Story.Play("""
        > FIN ACK 1 ack 1 | (FIN-WAIT-1) (CLOSE-WAIT) | teardown 1/4 | StartsMidway, FirstFin
        < ACK 1 ack 2     | (FIN-WAIT-2) CLOSE-WAIT   | teardown 2/4 | AcksFin
        < FIN ACK 1 ack 2 | (TIME-WAIT) LAST-ACK      | teardown 3/4 | FirstFin
        > ACK 2 ack 2     | TIME-WAIT (CLOSED)        | teardown 4/4 | AcksFin, Closes
        """);

    [Fact]
    public void A_RST_that_comes_first_ends_the_connection() => Story.Play("""
        > RST ACK 1 ack 1 | CLOSED (CLOSED) | reset | StartsMidway, Aborts
        """);

    [Fact]
    public void A_keep_alive_changes_nothing() => Story.Play("""
        > PSH ACK 1 ack 1 len 10 | (ESTABLISHED) (ESTABLISHED) | data | StartsMidway
        < PSH ACK 1 ack 11 len 9 | (ESTABLISHED) ESTABLISHED   | data |
        > ACK 10 ack 10          | ESTABLISHED ESTABLISHED     | ack  |
        < ACK 10 ack 11          | ESTABLISHED ESTABLISHED     | ack  |
        """);

    [Fact]
    public void A_segment_without_ACK_is_dropped() => Story.Play("""
        > PSH ACK 1 ack 1 len 10 | (ESTABLISHED) (ESTABLISHED) | data  | StartsMidway
        > FIN 11                 | (ESTABLISHED) (ESTABLISHED) | other | WithoutAck
        """);

    [Fact]
    public void A_FIN_with_a_timestamp_older_than_the_receiver_knows_is_dropped()
    {
        var story = Story.Play("> SYN 0 | SYN-SENT (SYN-RECEIVED) | handshake 1/3 |");
        TcpSegment At(string line, uint timestamp) => story.Parse(line).WithTimestamps(timestamp, 1);
        story.Then(At("< SYN ACK 0 ack 1", 500)).Then(At("> ACK 1 ack 1", 900)).Then(At("> PSH ACK 1 ack 1 len 5", 901))
            .Then(At("< ACK 1 ack 6", 501)).Then(At("> PSH ACK 6 ack 1 len 5", 950)).Then(At("< ACK 1 ack 11", 502)).Then(At("> FIN ACK 11 ack 1", 800));
        Assert.True(story.Last.Did(SegmentEvents.TooOld));
        Assert.Equal(TcpState.Established, story.Last.Client.State);
        Assert.Equal(TcpState.Established, story.Last.Server.State);
    }
}
