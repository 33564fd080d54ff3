using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.Tcptrace;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Tcptrace;

/// <summary>The handshake of these conversations takes 10 ms.</summary>
public class EpisodeTests
{
    private static readonly Segments Wire = Segments.Between();

    [Fact]
    public void A_connection_without_loss_has_no_episode() => Assert.Empty(Episodes(Conversation.Open().Client(1001, 5001, 100).Wait(5).Server(5001, 1101)));

    [Fact]
    public void Three_duplicate_acks_find_a_loss()
    {
        var it = Burst(Conversation.Open(), 5).Wait(5).Server(5001, 1101).Server(5001, 1101).Server(5001, 1101).Server(5001, 1101);
        var episode = Assert.Single(Episodes(it.Wait(1).Client(1101, 5001, 100).Wait(5).Server(5001, 1501)));

        Assert.Equal((LossSignal.DuplicateAcks, Role.Client, 101u), (episode.FoundBy, episode.Sender, episode.FirstLost));
        Assert.Equal((5, 13), (episode.LostFrame, episode.ResentFrame));
        Assert.Equal(Duration.FromMilliseconds(6), episode.FoundAfter);
        Assert.Equal((14, Duration.FromMilliseconds(11)), (episode.RecoveredFrame, episode.Length));
        Assert.Equal((1, 100L, 0), (episode.Segments, episode.Bytes, episode.Timeouts));
        Assert.Equal(Undoing.None, episode.Undone);
    }

    [Fact]
    public void An_older_ack_that_comes_last_does_not_undo_what_three_asked_for()
    {
        var it = Burst(Conversation.Open(), 5).Wait(230).Server(5001, 1101).Server(5001, 1101).Server(5001, 1101).Server(5001, 1101).Server(5001, 1001);

        Assert.Equal(LossSignal.DuplicateAcks, Assert.Single(Episodes(it.Wait(1).Client(1101, 5001, 100))).FoundBy);
    }

    [Fact]
    public void Selective_acks_find_a_loss_with_fewer_duplicates()
    {
        var it = Burst(Conversation.Open(), 3).Wait(5).Server(5001, 1101).ServerSack(5001, 1101, (1201, 1301));

        Assert.Equal(LossSignal.Rack, Assert.Single(Episodes(it.Wait(6).Client(1101, 5001, 100))).FoundBy);
    }

    [Fact]
    public void A_probe_repeats_the_last_segment_while_older_ones_wait()
    {
        var it = Burst(Conversation.Open(), 3).Wait(22).Client(1201, 5001, 100);

        Assert.Equal(LossSignal.TailLossProbe, Assert.Single(Episodes(it)).FoundBy);
    }

    [Fact]
    public void A_timer_repeats_the_first_segment_that_waits()
    {
        var it = Burst(Conversation.Open(), 3).Wait(220).Client(1001, 5001, 100);
        var episode = Assert.Single(Episodes(it));

        Assert.Equal((LossSignal.Timeout, 1), (episode.FoundBy, episode.Timeouts));
        Assert.Null(episode.RecoveredFrame);
        Assert.Equal(Duration.FromMilliseconds(220), episode.Length);
    }

    [Fact]
    public void A_timer_that_runs_out_again_and_again_is_one_episode()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(220).Client(1001, 5001, 100).Wait(440).Client(1001, 5001, 100).Wait(5).Server(5001, 1101);
        var episode = Assert.Single(Episodes(it));

        Assert.Equal((2, 2), (episode.Segments, episode.Timeouts));
        Assert.Equal(Duration.FromMilliseconds(665), episode.Length);
    }

    [Fact]
    public void What_is_repeated_as_acknowledgments_come_in_after_a_timeout_is_no_further_timeout()
    {
        var it = Burst(Conversation.Open(), 3).Wait(220).Client(1001, 5001, 100).Wait(10).Server(5001, 1101).Client(1101, 5001, 100).Client(1201, 5001, 100);
        var episode = Assert.Single(Episodes(it.Wait(10).Server(5001, 1301)));

        Assert.Equal((3, 1), (episode.Segments, episode.Timeouts));
    }

    [Fact]
    public void A_loss_after_recovery_is_another_episode()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(220).Client(1001, 5001, 100).Wait(5).Server(5001, 1101)
            .Client(1101, 5001, 100).Wait(220).Client(1101, 5001, 100);

        Assert.Equal([1u, 101u], Episodes(it).Select(episode => episode.FirstLost));
    }

    [Fact]
    public void A_duplicate_sack_undoes_an_episode_even_after_its_end()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Wait(220).Client(1001, 5001, 100).Wait(5).Server(5001, 1101).ServerSack(5001, 1101, (1001, 1101));
        var episode = Assert.Single(Episodes(it));

        Assert.Equal((Undoing.DuplicateSack, 7L, 6L), (episode.Undone, episode.UndoneFrame, episode.RecoveredFrame));
    }

    [Fact]
    public void A_duplicate_sack_of_something_else_does_not_undo_it()
    {
        var it = Burst(Conversation.Open(), 2).Wait(220).Client(1001, 5001, 100).Wait(5).Server(5001, 1201).ServerSack(5001, 1201, (1101, 1201));

        Assert.Equal(Undoing.None, Assert.Single(Episodes(it)).Undone);
    }

    [Theory]
    [InlineData(100u, Undoing.Timestamp)]
    [InlineData(320u, Undoing.None)]
    public void An_echo_of_the_original_undoes_an_episode_one_of_the_retransmission_does_not(uint echo, Undoing expected)
    {
        var data = Wire.Client(TcpFlags.Ack, 1001, 5001, 100);
        var it = Conversation.Open().Play(data.WithTimestamps(100, 0)).Wait(220).Play(data.WithTimestamps(320, 0));

        Assert.Equal(expected, Assert.Single(Episodes(it.Wait(5).Play(Wire.Server(TcpFlags.Ack, 5001, 1101).WithTimestamps(7, echo)))).Undone);
    }

    [Fact]
    public void A_syn_a_copy_and_a_probe_of_a_closed_window_are_no_recovery()
    {
        var syn = new Conversation().Client(1000, 0, flags: TcpFlags.Syn).Wait(1000).Client(1000, 0, flags: TcpFlags.Syn);
        var data = Wire.Client(TcpFlags.Ack, 1001, 5001, 100);
        var copy = Conversation.Open().Play(data).Play(data with { IsCopy = true });
        var probe = Conversation.Open().Client(1001, 5001, 100).Wait(5).Server(5001, 1051, window: 0).Wait(300).Client(1051, 5001, 50);

        Assert.Empty(Episodes(syn).Concat(Episodes(copy)).Concat(Episodes(probe)));
    }

    [Fact]
    public void Not_more_episodes_are_kept_than_the_limit()
    {
        var it = Conversation.Open();
        for (var i = 0u; i <= RecoveryBook.Limit; i++)
        {
            it.Client(1001 + (2 * i), 5001, 2).Wait(220).Client(1001 + (2 * i), 5001, 2).Wait(5).Server(5001, 1003 + (2 * i));
        }

        Assert.Equal(RecoveryBook.Limit, Episodes(it).Count);
        Assert.Equal(1, it.Last.Connection.Side(0).Rare!.Recovery!.Omitted);
    }

    private static Conversation Burst(Conversation it, uint segments)
    {
        for (var i = 0u; i < segments; i++)
        {
            it.Client(1001 + (i * 100), 5001, 100);
        }

        return it;
    }

    private static IReadOnlyList<RecoveryEpisode> Episodes(Conversation it) => it.Last.Connection.Episodes(Role.Client);
}
