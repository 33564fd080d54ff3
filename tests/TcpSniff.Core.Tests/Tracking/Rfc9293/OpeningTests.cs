using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Rfc9293;

public class OpeningTests
{
    private const string Handshake = """
        > SYN 0           | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
        < SYN ACK 0 ack 1 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        > ACK 1 ack 1     | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
        """;

    [Fact]
    public void Three_segments_open_a_connection()
    {
        var connection = Story.Play(Handshake).Connection;
        Assert.Equal(TcpSniff.Tracking.Connections.Rfc9293.Handshake.Complete, connection.Handshake);
        Assert.Equal(new SynRtt(Duration.FromMilliseconds(1), Duration.FromMilliseconds(1), false), connection.SynRtt);
        Assert.Equal((1, 2, 3), (connection.Client.SynFrame, connection.Server.SynFrame, connection.OpenedFrame));
    }

    [Fact]
    public void The_servers_acknowledgment_of_data_proves_that_it_is_open() => Story.Play(Handshake).Then("""
        > PSH ACK 1 ack 1 len 6 | ESTABLISHED (ESTABLISHED) | data |
        < ACK 1 ack 7           | ESTABLISHED ESTABLISHED   | ack  |
        """);

    [Fact]
    public void Data_that_the_server_sends_first_proves_that_it_is_open() => Story.Play(Handshake).Then("""
        < PSH ACK 1 ack 1 len 9 | ESTABLISHED ESTABLISHED | data |
        """);

    [Fact]
    public void A_repeated_acknowledgment_of_the_server_proves_nothing() => Story.Play(Handshake).Then("""
        < ACK 1 ack 1 | ESTABLISHED (ESTABLISHED) | ack |
        """);

    [Fact]
    public void The_handshake_may_be_completed_by_data() => Story.Play("""
        > SYN 0             | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
        < SYN ACK 0 ack 1   | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        > ACK 1 ack 1 len 5 | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
        """);

    [Fact]
    public void A_SYN_nobody_answers_is_sent_again()
    {
        var connection = Story.Play("""
            > SYN 0 | SYN-SENT (SYN-RECEIVED) | handshake 1/3 |
            > SYN 0 | SYN-SENT (SYN-RECEIVED) | handshake 1/3 | SynAgain
            > SYN 0 | SYN-SENT (SYN-RECEIVED) | handshake 1/3 | SynAgain
            """).Connection;
        Assert.Equal(TcpSniff.Tracking.Connections.Rfc9293.Handshake.Unanswered, connection.Handshake);
        Assert.Equal(Teardown.None, connection.Teardown);
    }

    [Fact]
    public void A_SYN_sent_again_shows_that_the_SYN_ACK_has_not_arrived() => Story.Play("""
        > SYN 0           | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
        < SYN ACK 0 ack 1 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        > SYN 0           | SYN-SENT SYN-RECEIVED      | handshake 1/3 | SynAgain
        < SYN ACK 0 ack 1 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 | SynAgain
        > ACK 1 ack 1     | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
        """);

    [Fact]
    public void A_SYN_ACK_sent_again_shows_that_the_ACK_has_not_arrived()
    {
        var connection = Story.Play(Handshake).Then("""
            < SYN ACK 0 ack 1 | ESTABLISHED SYN-RECEIVED  | handshake 2/3 | SynAgain
            > ACK 1 ack 1     | ESTABLISHED (ESTABLISHED) | ack           |
            """).Connection;
        Assert.True(connection.SynRtt.Retransmitted);
    }

    [Fact]
    public void A_handshake_without_its_last_segment_stays_half_open()
    {
        var connection = Story.Play("""
            > SYN 0           | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
            < SYN ACK 0 ack 1 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
            < SYN ACK 0 ack 1 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 | SynAgain
            """).Connection;
        Assert.Equal(TcpSniff.Tracking.Connections.Rfc9293.Handshake.HalfOpen, connection.Handshake);
    }

    [Fact]
    public void A_RST_that_acknowledges_the_SYN_refuses_the_connection()
    {
        var connection = Story.Play("""
            > SYN 0           | SYN-SENT (SYN-RECEIVED) | handshake 1/3 |
            < RST ACK 0 ack 1 | (CLOSED) CLOSED         | reset         | Refuses
            """).Connection;
        Assert.Equal(TcpSniff.Tracking.Connections.Rfc9293.Handshake.Refused, connection.Handshake);
        Assert.Equal((Teardown.None, Sides.None), (connection.Teardown, connection.ClosedFirst));
        Assert.Equal((2, Role.Server), (connection.ResetFrame, connection.ResetBy));
    }

    [Theory]
    [InlineData("< RST ACK 0 ack 2")]
    [InlineData("< RST ACK 0 ack 0")]
    [InlineData("< RST 0")]
    public void In_SYN_SENT_a_RST_must_acknowledge_the_SYN(string rst) => Story.Play($"""
        > SYN 0 | SYN-SENT (SYN-RECEIVED) | handshake 1/3 |
        {rst}   | SYN-SENT (SYN-RECEIVED) | reset         | RstIgnored
        """);

    [Fact]
    public void A_client_without_a_socket_answers_the_SYN_ACK_by_a_RST()
    {
        var connection = Story.Play("""
            > SYN 0           | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
            < SYN ACK 0 ack 1 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
            > RST 1           | CLOSED (CLOSED)            | reset         | Aborts
            """).Connection;
        Assert.Equal(TcpSniff.Tracking.Connections.Rfc9293.Handshake.HalfOpen, connection.Handshake);
        Assert.Equal(Teardown.Reset, connection.Teardown);
    }

    [Fact]
    public void Crossing_SYNs_open_simultaneously()
    {
        var connection = Story.Play("""
            > SYN 0                 | SYN-SENT (SYN-RECEIVED)       | handshake 1/3 |
            < SYN 0                 | (SYN-RECEIVED) (SYN-RECEIVED) | handshake 2/4 | SynCrossing
            > SYN ACK 0 ack 1       | SYN-RECEIVED (ESTABLISHED)    | handshake 3/4 |
            < SYN ACK 0 ack 1       | (ESTABLISHED) (ESTABLISHED)   | handshake 4/4 | Opens
            > PSH ACK 1 ack 1 len 1 | ESTABLISHED (ESTABLISHED)     | data          |
            < ACK 1 ack 2           | ESTABLISHED ESTABLISHED       | ack           |
            """).Connection;
        Assert.Equal(TcpSniff.Tracking.Connections.Rfc9293.Handshake.Simultaneous, connection.Handshake);
    }

    [Fact]
    public void A_SYN_with_another_number_starts_the_handshake_anew()
    {
        var story = Story.Play("> SYN 0 | SYN-SENT (SYN-RECEIVED) | handshake 1/3 |").Then("""
            > SYN 70000           | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 | SynWithOtherIsn
            < SYN ACK 0 ack 70001 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
            > ACK 70001 ack 1     | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
            """);
        Assert.Equal(1, story.Connection.Stream);
    }

    [Fact]
    public void An_answer_to_an_older_SYN_is_rejected_and_the_handshake_goes_on() => Story.Play("""
        > SYN 0             | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
        < SYN ACK 0 ack 900 | SYN-SENT SYN-RECEIVED      | handshake 2/3 | AckUnacceptable
        > RST 900           | SYN-SENT (CLOSED)          | reset         | ClearsOldConnection
        > SYN 0             | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 | SynAgain
        < SYN ACK 9 ack 1   | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        """);

    [Fact]
    public void Fast_Open_carries_data_in_the_SYN_and_gets_data_before_the_handshake_is_done()
    {
        var story = Story.Play("> SYN 0 len 20 | SYN-SENT (SYN-RECEIVED) | handshake 1/3 |").Then("""
            < SYN ACK 0 ack 21       | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
            < PSH ACK 1 ack 21 len 9 | (ESTABLISHED) SYN-RECEIVED | data          |
            > ACK 21 ack 10          | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
            """);
        Assert.True(story.Connection.FastOpen);
    }

    [Fact]
    public void A_SYN_whose_cookie_covers_its_data_is_told()
    {
        var segments = Segments.Between();
        var syn = segments.Client(TcpFlags.Syn, 1000, length: 20);
        syn.Options.Kinds |= TcpOptionKinds.FastOpen;
        var facts = default(SegmentFacts);
        new Tracker().Track(1, default, syn, ref facts);
        Assert.True(facts.Did(SegmentEvents.FastOpenData));
    }

    [Fact]
    public void Data_in_a_SYN_that_is_not_acknowledged_is_sent_again()
    {
        var connection = Story.Play("""
            > SYN 0 len 20           | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
            < SYN ACK 0 ack 1        | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
            > PSH ACK 1 ack 1 len 20 | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens, SynDataAgain
            < ACK 1 ack 21           | ESTABLISHED (ESTABLISHED)  | ack           |
            """).Connection;
        Assert.False(connection.FastOpen);
    }

    [Fact]
    public void A_handshake_whose_SYN_was_not_captured_is_partial()
    {
        var connection = Story.Play("""
            < SYN ACK 0 ack 1 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
            > ACK 1 ack 1     | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
            """).Connection;
        Assert.Equal(TcpSniff.Tracking.Connections.Rfc9293.Handshake.Partial, connection.Handshake);
    }

    [Fact]
    public void A_handshake_whose_SYN_ACK_was_not_captured_is_partial()
    {
        var connection = Story.Play("""
            > SYN 0       | SYN-SENT (SYN-RECEIVED)   | handshake 1/3 |
            > ACK 1 ack 1 | ESTABLISHED (ESTABLISHED) | handshake 3/3 | Opens
            """).Connection;
        Assert.Equal(TcpSniff.Tracking.Connections.Rfc9293.Handshake.Partial, connection.Handshake);
    }

    [Fact]
    public void Numbers_wrap_while_it_opens() => Story.Play("""
        > SYN 0                 | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
        < SYN ACK 0 ack 1       | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        > ACK 1 ack 1           | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
        > PSH ACK 1 ack 1 len 8 | ESTABLISHED (ESTABLISHED)  | data          |
        < FIN ACK 1 ack 9       | (CLOSE-WAIT) FIN-WAIT-1    | teardown 1/4  | FirstFin
        > FIN ACK 9 ack 2       | LAST-ACK (TIME-WAIT)       | teardown 2/3  | FirstFin, AcksFin
        < ACK 2 ack 10          | (CLOSED) TIME-WAIT         | teardown 3/3  | AcksFin, Closes
        """, clientIsn: uint.MaxValue, serverIsn: uint.MaxValue - 1);
}
