using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Rfc9293;

public class ResetTests
{
    private const string Open = """
        > SYN 0                  | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 |
        < SYN ACK 0 ack 1        | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        > ACK 1 ack 1            | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
        > PSH ACK 1 ack 1 len 10 | ESTABLISHED (ESTABLISHED)  | data          |
        < ACK 1 ack 11           | ESTABLISHED ESTABLISHED    | ack           |
        """;

    private const string ClientClosed = """
        > FIN ACK 11 ack 1 | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4 | FirstFin
        < ACK 1 ack 12     | (FIN-WAIT-2) CLOSE-WAIT | teardown 2/4 | AcksFin
        """;

    [Fact]
    public void A_reset_inside_the_window_is_answered_by_a_challenge() => Story.Play(Open).Then("""
        > RST 500            | ESTABLISHED ESTABLISHED | reset | RstIgnored
        < ACK 1 ack 11       | ESTABLISHED ESTABLISHED | ack   | ChallengeAck
        > RST 11             | CLOSED (CLOSED)         | reset | Aborts
        """);

    [Fact]
    public void A_reset_with_exactly_the_next_number_ends_the_connection()
    {
        var connection = Story.Play(Open).Then("> RST ACK 11 ack 1 | CLOSED (CLOSED) | reset | Aborts").Connection;
        Assert.Equal((Teardown.Reset, Sides.Client, Role.Client), (connection.Teardown, connection.ClosedFirst, connection.ResetBy));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(70000)]
    [InlineData(-5)]
    public void A_reset_with_any_other_number_is_ignored(int seq) =>
        Story.Play(Open).Then($"> RST {seq} | ESTABLISHED ESTABLISHED | reset | RstIgnored");

    [Fact]
    public void A_reset_outside_the_window_is_not_even_answered() => Story.Play(Open).Then("""
        > RST 99999          | ESTABLISHED ESTABLISHED | reset | RstIgnored
        < ACK 1 ack 11       | ESTABLISHED ESTABLISHED | ack   |
        """);

    [Fact]
    public void A_reset_may_be_behind_data_that_is_under_way() => Story.Play(Open).Then("""
        > PSH ACK 11 ack 1 len 10 | ESTABLISHED ESTABLISHED | data  |
        > RST ACK 21 ack 1        | CLOSED (CLOSED)         | reset | Aborts
        """);

    [Fact]
    public void A_reset_that_answers_a_segment_takes_its_number_from_it() => Story.Play(Open).Then("""
        > PSH ACK 11 ack 1 len 10 | ESTABLISHED ESTABLISHED | data  |
        < RST 1                   | (CLOSED) CLOSED         | reset | Aborts
        """);

    [Fact]
    public void A_reset_in_FIN_WAIT_2_ends_the_connection()
    {
        var connection = Story.Play(Open).Then(ClientClosed).Then("< RST ACK 1 ack 12 | (CLOSED) CLOSED | reset | Aborts").Connection;
        Assert.Equal((Teardown.Reset, Sides.Client), (connection.Teardown, connection.ClosedFirst));
    }

    [Fact]
    public void A_reset_before_both_FINs_are_acknowledged_is_how_it_closed()
    {
        var connection = Story.Play(Open).Then(ClientClosed).Then("""
            < FIN ACK 1 ack 12 | (TIME-WAIT) LAST-ACK | teardown 3/4 | FirstFin
            > RST 12           | CLOSED (CLOSED)      | reset        | Aborts
            """).Connection;
        Assert.Equal(Teardown.Reset, connection.Teardown);
    }

    [Fact]
    public void A_reset_assassinates_TIME_WAIT()
    {
        var connection = Story.Play(Open).Then(ClientClosed).Then("""
            < FIN ACK 1 ack 12 | (TIME-WAIT) LAST-ACK | teardown 3/4 | FirstFin
            > ACK 12 ack 2     | TIME-WAIT (CLOSED)   | teardown 4/4 | AcksFin, Closes
            < RST 2            | (CLOSED) CLOSED      | reset        | AssassinatesTimeWait
            """).Connection;
        Assert.Equal((Teardown.FourWay, Sides.Client), (connection.Teardown, connection.TimeWait));
    }

    [Fact]
    public void A_reset_after_the_end_changes_nothing() => Story.Play(Open).Then("""
        > RST ACK 11 ack 1       | CLOSED (CLOSED) | reset | Aborts
        < PSH ACK 1 ack 11 len 9 | CLOSED (CLOSED) | data  | AfterClose
        > RST 11                 | CLOSED (CLOSED) | reset | RstAfterClose
        """);

    [Fact]
    public void A_SYN_in_a_running_connection_is_answered_by_a_challenge() => Story.Play(Open).Then("""
        > SYN 0        | ESTABLISHED ESTABLISHED | handshake | SynAgain, SynIgnored
        < ACK 1 ack 11 | ESTABLISHED ESTABLISHED | ack       | ChallengeAck
        """);

    [Fact]
    public void A_SYN_of_a_client_that_forgot_its_connection_is_challenged_until_it_resets_the_old_one() => Story.Play(Open).Then("""
        > SYN 900000           | SYN-SENT (ESTABLISHED)     | handshake 1/3 | SynIgnored
        < ACK 1 ack 11         | SYN-SENT ESTABLISHED       | ack           | ChallengeAck
        > RST 11               | SYN-SENT (CLOSED)          | reset         | ClearsOldConnection
        > SYN 900000           | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 | SynAgain
        < SYN ACK 7 ack 900001 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        > ACK 900001 ack 8     | ESTABLISHED (ESTABLISHED)  | handshake 3/3 | Opens
        """);

    [Fact]
    public void A_new_SYN_takes_over_ports_in_TIME_WAIT() => Story.Play(Open).Then("""
        < FIN ACK 1 ack 11     | (CLOSE-WAIT) FIN-WAIT-1    | teardown 1/4  | FirstFin
        > FIN ACK 11 ack 2     | LAST-ACK (TIME-WAIT)       | teardown 2/3  | FirstFin, AcksFin
        < ACK 2 ack 12         | (CLOSED) TIME-WAIT         | teardown 3/3  | AcksFin, Closes
        > SYN 900000           | SYN-SENT (SYN-RECEIVED)    | handshake 1/3 | ReusesTimeWait
        < SYN ACK 7 ack 900001 | (ESTABLISHED) SYN-RECEIVED | handshake 2/3 |
        """);

    [Fact]
    public void A_SYN_older_than_the_connection_in_TIME_WAIT_does_not_take_it_over() => Story.Play(Open).Then("""
        < FIN ACK 1 ack 11     | (CLOSE-WAIT) FIN-WAIT-1 | teardown 1/4  | FirstFin
        > FIN ACK 11 ack 2     | LAST-ACK (TIME-WAIT)    | teardown 2/3  | FirstFin, AcksFin
        < ACK 2 ack 12         | (CLOSED) TIME-WAIT      | teardown 3/3  | AcksFin, Closes
        > SYN -900000          | SYN-SENT (TIME-WAIT)    | handshake 1/3 | SynIgnored
        < ACK 2 ack 12         | SYN-SENT (TIME-WAIT)    | ack           | ChallengeAck
        """);

    [Fact]
    public void TIME_WAIT_is_over_after_a_minute() => Story.Play(Open).Then("""
        > FIN ACK 11 ack 1     | FIN-WAIT-1 (CLOSE-WAIT) | teardown 1/4  | FirstFin
        < FIN ACK 1 ack 12     | (TIME-WAIT) LAST-ACK    | teardown 2/3  | FirstFin, AcksFin
        > ACK 12 ack 2         | TIME-WAIT (CLOSED)      | teardown 3/3  | AcksFin, Closes
        """).Then("> SYN 900000 | SYN-SENT (SYN-RECEIVED) | handshake 1/3 |", secondsLater: 61);
}
