using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.TimeBreakdown;

/// <summary>The handshake of these conversations takes 10 ms: 5 ms to either end and back.</summary>
public class TimeBudgetTests
{
    private const TcpFlags Fin = TcpFlags.Fin | TcpFlags.Ack;

    [Fact]
    public void The_handshake_is_connecting() => Holds(Conversation.Open(), (TimeClass.Connecting, 10));

    [Fact]
    public void A_connection_that_never_opened_was_connecting_all_the_time()
    {
        var it = new Conversation().Client(1000, 0, flags: TcpFlags.Syn).Wait(1000).Client(1000, 0, flags: TcpFlags.Syn);

        Holds(it, (TimeClass.Connecting, 1000));
    }

    [Fact]
    public void Until_its_acknowledgment_data_is_on_the_network()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(5).Server(5001, 1101);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 5));
    }

    [Fact]
    public void Between_a_request_and_its_answer_one_waits_for_the_server()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(5).Server(5001, 1101).Wait(300).Server(5001, 1101, 100);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 5), (TimeClass.ReceivingApplication, 300));
    }

    [Fact]
    public void An_answer_that_acknowledges_the_request_was_on_the_way_for_a_round_trip()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(305).Server(5001, 1101, 100);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 5), (TimeClass.ReceivingApplication, 300));
    }

    [Fact]
    public void A_side_that_goes_on_after_a_pause_made_the_others_wait()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(5).Server(5001, 1101).Wait(85).Client(1101, 5001, 100);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 10), (TimeClass.SendingApplication, 80));
    }

    [Fact]
    public void Between_an_answer_and_the_next_request_the_connection_is_idle_in_spite_of_keep_alives()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(5).Server(5001, 1101, 100).Wait(5).Client(1101, 5101)
            .Wait(1000).Client(1100, 5101).Wait(5).Server(5101, 1101).Wait(1000).Client(1101, 5101, 100);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 15), (TimeClass.Idle, 2000));
    }

    [Fact]
    public void A_server_that_answers_after_keep_alives_was_waited_for_all_the_time()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(5).Server(5001, 1101)
            .Wait(1000).Client(1100, 5001).Wait(5).Server(5001, 1101).Wait(1000).Server(5001, 1101, 100);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 5), (TimeClass.ReceivingApplication, 2005));
    }

    [Fact]
    public void A_closed_window_holds_up_the_connection_until_it_opens()
    {
        var it = Conversation.Open().Server(5001, 1001, 100).Wait(5).Client(1001, 5101, window: 0)
            .Wait(400).Server(5100, 1001).Wait(5).Client(1001, 5101, window: 0).Wait(600).Client(1001, 5101);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 5), (TimeClass.ReceiverWindow, 1005));
    }

    [Fact]
    public void A_full_window_holds_up_the_connection_until_there_is_room_again()
    {
        var it = Conversation.Open().Client(1001, 5001, window: 1000).Server(5001, 1001, 1000).Wait(40).Client(1001, 6001);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.ReceiverWindow, 40));
    }

    [Fact]
    public void A_timeout_costs_all_the_time_since_the_last_progress()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(50).Server(5001, 1001, 100).Wait(150).Client(1001, 5101, 100).Wait(5).Server(5101, 1101);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 5), (TimeClass.ReceivingApplication, 45), (TimeClass.TimeoutRecovery, 155));
    }

    [Fact]
    public void A_fast_retransmission_costs_the_time_until_its_gap_is_closed()
    {
        var it = Conversation.Open();
        for (var i = 0u; i < 5; i++)
        {
            it.Client(1001 + (i * 100), 5001, 100);
        }

        it.Wait(5).Server(5001, 1101).Server(5001, 1101).Server(5001, 1101).Server(5001, 1101);
        it.Wait(1).Client(1101, 5001, 100).Wait(5).Server(5001, 1501);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 6), (TimeClass.FastRecovery, 5));
    }

    [Fact]
    public void A_needless_repair_ends_with_the_next_acknowledgment_though_it_brings_nothing_new()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(5).Server(5001, 1101)
            .Wait(200).Client(1001, 5001, 100).Wait(5).Server(5001, 1101).Wait(40).Client(1101, 5001, 100);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 10), (TimeClass.TimeoutRecovery, 205), (TimeClass.SendingApplication, 35));
    }

    [Fact]
    public void From_the_first_fin_on_it_closes()
    {
        var it = Conversation.Open().Client(1001, 5001, flags: Fin).Wait(5).Server(5001, 1002).Wait(70).Server(5001, 1002, flags: Fin).Wait(5).Client(1002, 5002);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Closing, 80));
    }

    [Fact]
    public void A_half_closed_connection_in_use_waits_for_the_answer()
    {
        var it = Conversation.Open().Client(1001, 5001, 100, flags: Fin).Wait(5).Server(5001, 1102).Wait(300).Server(5001, 1102, 100).Wait(5).Client(1102, 5101);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Closing, 10), (TimeClass.ReceivingApplication, 300));
    }

    [Fact]
    public void A_connection_picked_up_midway_has_no_connecting()
    {
        var it = new Conversation().Client(1001, 5001, 100).Wait(20).Server(5001, 1101);

        Holds(it, (TimeClass.Network, 20));
    }

    [Fact]
    public void Time_that_the_clock_takes_back_was_never_spent()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(50).Server(5001, 1101).Wait(-30).Server(5001, 1101, 100);

        Holds(it, (TimeClass.Connecting, 10), (TimeClass.Network, 20));
    }

    [Fact]
    public void A_clock_that_goes_back_before_the_beginning_leaves_less_than_nothing_idle()
    {
        var it = Conversation.Open().Wait(-30).Client(1001, 5001, 100);

        Holds(it, (TimeClass.Idle, -20));
    }

    [Fact]
    public void The_documentation_explains_every_class()
    {
        var documentation = File.ReadAllText(Repository.PathOf("docs/analysis.md"));

        Assert.All(Enum.GetValues<TimeClass>(), on => Assert.Contains($"| `{on.Name()}` |", documentation, StringComparison.Ordinal));
    }

    private static void Holds(Conversation it, params (TimeClass On, double Milliseconds)[] expected)
    {
        var connection = it.Tracker.Connections[0];
        Assert.Equal(expected.OrderBy(entry => entry.On).Select(entry => $"{entry.On} {entry.Milliseconds} ms"), Enum.GetValues<TimeClass>()
            .Where(on => connection.Spent(on) != Duration.Zero).Select(on => $"{on} {connection.Spent(on).Milliseconds} ms"));
        Assert.Equal(connection.Duration.Nanoseconds, Enum.GetValues<TimeClass>().Sum(on => connection.Spent(on).Nanoseconds));
    }
}
