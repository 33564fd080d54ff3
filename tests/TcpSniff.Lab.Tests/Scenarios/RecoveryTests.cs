using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Tcptrace;
using Xunit;

namespace TcpSniff.Lab.Tests.Scenarios;

public class RecoveryTests
{
    [Theory]
    [InlineData("loss-timeout", LossSignal.Timeout)]
    [InlineData("loss-fast-retransmit", LossSignal.DuplicateAcks)]
    [InlineData("tail-loss", LossSignal.TailLossProbe)]
    [InlineData("bad-checksum", LossSignal.Timeout)]
    public void A_loss_is_repaired_in_one_episode_found_as_its_story_says(string name, LossSignal signal)
    {
        var episode = Assert.Single(Recorded.Of(name).Connection.Episodes(Role.Client));
        Assert.Equal((signal, Undoing.None), (episode.FoundBy, episode.Undone));
        Assert.NotNull(episode.RecoveredFrame);
    }

    [Fact]
    public void A_timeout_that_was_not_needed_is_undone() =>
        Assert.Contains(Recorded.Of("delay-spike").Connection.Episodes(Role.Client), episode => episode.AlreadyAcknowledged || episode.Undone != Undoing.None);

    [Theory]
    [InlineData("reordering")]
    [InlineData("duplicate")]
    [InlineData("slow-start")]
    [InlineData("no-delay")]
    public void Where_nothing_is_lost_nothing_is_repaired(string name) => Assert.Empty(Recorded.Of(name).Connection.Episodes(Role.Client));
}
