using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Rfc9293;

public class ClosingTests
{
    private const string Open = """
        > SYN 0                 | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
        < SYN ACK 0 ack 1       | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        > ACK 1 ack 1           | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
        < PSH ACK 1 ack 1 len 9 | ESTABLISHED ESTABLISHED    | data          |
        > ACK 1 ack 10          | ESTABLISHED ESTABLISHED    | ack           |
        """;

    [Fact]
    public void A_FIN_outside_the_window_is_not_received() => Story.Play("""
        > SYN 0                | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
        < SYN ACK 0 ack 1      | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        > ACK 1 ack 1          | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
        < FIN ACK 99999 ack 1 len 7 | ESTABLISHED (ESTABLISHED) | data     | OutOfWindow
        > ACK 1 ack 1          | ESTABLISHED (ESTABLISHED)  | ack           | ChallengeAck
        """);

    [Fact]
    public void Four_segments_close_a_connection()
    {
        var connection = Story.Play(Open).Then("""
            > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
            < ACK 10 ack 2     | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
            < FIN ACK 10 ack 2 | (TIME-WAIT) LAST-ACK    | teardown 3/4 | FirstFin
            > ACK 2 ack 11     | TIME-WAIT (CLOSED)      | teardown 4/4 | AcksFin, Closes
            """).Connection;
        Assert.Equal((Teardown.FourWay, Sides.Client, Sides.Client), (connection.Teardown, connection.ClosedFirst, connection.TimeWait));
        Assert.Equal((6, 8, 9), (connection.Client.FinFrame, connection.Server.FinFrame, connection.ClosedFrame));
    }

    [Fact]
    public void The_server_may_close_first()
    {
        var connection = Story.Play(Open).Then("""
            < FIN ACK 10 ack 1 | (CLOSE-WAIT) FIN-WAIT-1 | teardown 1/4 | FirstFin
            > ACK 1 ack 11     | CLOSE-WAIT (FIN-WAIT-2) | teardown 2/4 | AcksFin
            > FIN ACK 1 ack 11 | LAST-ACK (TIME-WAIT)    | teardown 3/4 | FirstFin
            < ACK 11 ack 2     | (CLOSED) TIME-WAIT      | teardown 4/4 | AcksFin, Closes
            """).Connection;
        Assert.Equal((Teardown.FourWay, Sides.Server, Sides.Server), (connection.Teardown, connection.ClosedFirst, connection.TimeWait));
    }

    [Fact]
    public void Three_segments_are_enough_where_the_second_FIN_acknowledges_the_first()
    {
        var connection = Story.Play(Open).Then("""
            > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
            < FIN ACK 10 ack 2 | (TIME-WAIT) LAST-ACK    | teardown 2/3 | FirstFin, AcksFin
            > ACK 2 ack 11     | TIME-WAIT (CLOSED)      | teardown 3/3 | AcksFin, Closes
            """).Connection;
        Assert.Equal(Teardown.ThreeSegment, connection.Teardown);
    }

    [Fact]
    public void Crossing_FINs_close_simultaneously()
    {
        var connection = Story.Play(Open).Then("""
            > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
            < FIN ACK 10 ack 1 | (CLOSING) FIN-WAIT-1    | teardown 2/4 | FirstFin, FinCrossing
            > ACK 2 ack 11     | CLOSING (TIME-WAIT)     | teardown 3/4 | AcksFin
            < ACK 11 ack 2     | (TIME-WAIT) (TIME-WAIT) | teardown 4/4 | AcksFin, Closes
            """).Connection;
        Assert.Equal((Teardown.Simultaneous, Sides.Both, Sides.Both), (connection.Teardown, connection.ClosedFirst, connection.TimeWait));
    }

    [Fact]
    public void After_crossing_FINs_the_other_side_may_acknowledge_first() => Story.Play(Open).Then("""
        > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < FIN ACK 10 ack 1 | (CLOSING) FIN-WAIT-1    | teardown 2/4 | FirstFin, FinCrossing
        < ACK 11 ack 2     | (TIME-WAIT) CLOSING     | teardown 3/4 | AcksFin
        > ACK 2 ack 11     | (TIME-WAIT) (TIME-WAIT) | teardown 4/4 | AcksFin, Closes
        """);

    [Fact]
    public void Data_flows_on_through_a_half_closed_connection()
    {
        var connection = Story.Play(Open).Then("""
            > FIN ACK 1 ack 10         | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
            < ACK 10 ack 2             | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
            < PSH ACK 10 ack 2 len 100 | (FIN-WAIT-2) CLOSE-WAIT | data         | HalfCloseData
            > ACK 2 ack 110            | FIN-WAIT-2 CLOSE-WAIT   | ack          |
            """).Connection;
        Assert.Equal((Teardown.HalfClosed, Sides.Client, Sides.None), (connection.Teardown, connection.ClosedFirst, connection.TimeWait));
    }

    [Fact]
    public void The_first_data_after_the_peers_FIN_may_acknowledge_it() => Story.Play(Open).Then("""
        > FIN ACK 1 ack 10         | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < PSH ACK 10 ack 2 len 100 | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin, HalfCloseData
        < FIN ACK 110 ack 2        | (TIME-WAIT) LAST-ACK    | teardown 3/4 | FirstFin
        > ACK 2 ack 111            | TIME-WAIT (CLOSED)      | teardown 4/4 | AcksFin, Closes
        """);

    [Fact]
    public void Data_that_crosses_the_FIN_is_no_use_of_the_half_close() => Story.Play(Open).Then("""
        > FIN ACK 1 ack 10        | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < PSH ACK 10 ack 1 len 10 | FIN-WAIT-1 (CLOSE-WAIT) | data         |
        > ACK 2 ack 20            | FIN-WAIT-1 (CLOSE-WAIT) | ack          |
        < ACK 20 ack 2            | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
        """);

    [Fact]
    public void A_FIN_may_carry_data() => Story.Play(Open).Then("""
        > FIN PSH ACK 1 ack 10 len 5 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < ACK 10 ack 7               | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
        """);

    [Fact]
    public void A_FIN_in_SYN_RECEIVED_is_a_FIN() => Story.Play("""
        > SYN 0                      | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
        < SYN ACK 0 ack 1            | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        > FIN PSH ACK 1 ack 1 len 10 | FIN-WAIT-1 (CLOSE-WAIT)    | handshake 3/3 | Opens, FirstFin
        < FIN ACK 1 ack 12           | (TIME-WAIT) LAST-ACK       | teardown 2/3  | FirstFin, AcksFin
        """);

    [Fact]
    public void A_FIN_sent_again_changes_nothing() => Story.Play(Open).Then("""
        > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FinAgain
        """);

    [Fact]
    public void A_FIN_sent_again_shows_that_its_acknowledgment_has_not_arrived() => Story.Play(Open).Then("""
        > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < ACK 10 ack 2     | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
        > FIN ACK 1 ack 10 | FIN-WAIT-1 CLOSE-WAIT   | teardown 1/4 | FinAgain
        < ACK 10 ack 2     | (FIN-WAIT-2) CLOSE-WAIT | ack          |
        """);

    [Fact]
    public void The_last_FIN_sent_again_shows_that_its_sender_is_not_closed() => Story.Play(Open).Then("""
        > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < FIN ACK 10 ack 2 | (TIME-WAIT) LAST-ACK    | teardown 2/3 | FirstFin, AcksFin
        > ACK 2 ack 11     | TIME-WAIT (CLOSED)      | teardown 3/3 | AcksFin, Closes
        < FIN ACK 10 ack 2 | TIME-WAIT LAST-ACK      | teardown 2/3 | FinAgain
        > ACK 2 ack 11     | TIME-WAIT (CLOSED)      | teardown     |
        """);

    [Fact]
    public void A_crossing_FIN_sent_again_acknowledges_the_other_one() => Story.Play(Open).Then("""
        > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < FIN ACK 10 ack 1 | (CLOSING) FIN-WAIT-1    | teardown 2/4 | FirstFin, FinCrossing
        > FIN ACK 1 ack 11 | CLOSING (TIME-WAIT)     | teardown 3/4 | FinAgain, AcksFin
        < ACK 11 ack 2     | (TIME-WAIT) (TIME-WAIT) | teardown 4/4 | AcksFin, Closes
        """);

    [Fact]
    public void A_FIN_behind_a_hole_is_not_received_until_the_hole_is_filled() => Story.Play(Open).Then("""
        > FIN ACK 101 ack 10        | FIN-WAIT-1 ESTABLISHED  | teardown 1/4 | FirstFin
        < ACK 10 ack 1              | FIN-WAIT-1 ESTABLISHED  | ack          |
        > PSH ACK 1 ack 10 len 100  | FIN-WAIT-1 (CLOSE-WAIT) | data         |
        < ACK 10 ack 102            | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
        """);

    [Fact]
    public void A_FIN_that_is_next_in_order_counts_whatever_number_was_seen_before() => Story.Play(Open).Then("""
        > ACK 37 ack 10    | ESTABLISHED ESTABLISHED | ack          |
        > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < ACK 10 ack 2     | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
        """);

    [Fact]
    public void A_FIN_of_numbers_that_are_acknowledged_already_is_not_received() => Story.Play(Open).Then("""
        > PSH ACK 1 ack 10 len 50 | ESTABLISHED ESTABLISHED | data |
        < ACK 10 ack 51           | ESTABLISHED ESTABLISHED | ack  |
        > FIN ACK 20 ack 10       | ESTABLISHED ESTABLISHED | ack  |
        """);

    [Fact]
    public void Data_beyond_the_own_FIN_is_told() => Story.Play(Open).Then("""
        > FIN ACK 1 ack 10       | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < ACK 10 ack 2           | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
        > PSH ACK 2 ack 10 len 4 | (FIN-WAIT-2) CLOSE-WAIT | data         | AfterClose
        """);

    [Fact]
    public void Data_sent_to_a_closed_end_is_answered_by_RST()
    {
        var connection = Story.Play(Open).Then("""
            > FIN ACK 1 ack 10         | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
            < ACK 10 ack 2             | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
            < PSH ACK 10 ack 2 len 100 | (FIN-WAIT-2) CLOSE-WAIT | data         | HalfCloseData
            > RST 2                    | CLOSED (CLOSED)         | reset        | Aborts
            """).Connection;
        Assert.Equal((Teardown.Reset, Sides.Client), (connection.Teardown, connection.ClosedFirst));
    }

    [Fact]
    public void Time_in_each_state_adds_up_to_the_connections_duration()
    {
        var connection = Story.Play(Open).Then("""
            > FIN ACK 1 ack 10 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
            < FIN ACK 10 ack 2 | (TIME-WAIT) LAST-ACK    | teardown 2/3 | FirstFin, AcksFin
            """, secondsLater: 2).Then("> ACK 2 ack 11 | TIME-WAIT (CLOSED) | teardown 3/3 | AcksFin, Closes", secondsLater: 5).Connection;
        Assert.Equal(Duration.FromMilliseconds(1), connection.TimeIn(Role.Client, TcpState.SynSent));
        Assert.Equal(Duration.FromSeconds(5), connection.TimeIn(Role.Client, TcpState.TimeWait));
        Assert.Equal(Duration.FromSeconds(5), connection.TimeIn(Role.Server, TcpState.LastAck));
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Equal(connection.Duration.Nanoseconds, Enum.GetValues<TcpState>().Sum(state => connection.TimeIn(role, state).Nanoseconds));
        }
    }
}
