using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Tcptrace;

/// <summary>What real kernels did, recorded on a link whose faults are known.</summary>
public class RecoveryKernelTests
{
    [Theory]
    [InlineData("loss-fast-retransmit", LossSignal.DuplicateAcks, Undoing.None)]
    [InlineData("loss-timeout", LossSignal.Timeout, Undoing.None)]
    [InlineData("tail-loss", LossSignal.TailLossProbe, Undoing.None)]
    [InlineData("delay-spike", LossSignal.Timeout, Undoing.DuplicateSack)]
    public void The_recovery_is_told_as_it_was(string capture, LossSignal foundBy, Undoing undone)
    {
        var episode = Assert.Single(Read(capture).Episodes(Role.Client));

        Assert.Equal((foundBy, undone), (episode.FoundBy, episode.Undone));
        Assert.NotNull(episode.RecoveredFrame);
    }

    [Theory]
    [InlineData("reordering")]
    [InlineData("duplicate")]
    [InlineData("keep-alive")]
    public void Where_nothing_was_lost_there_is_no_recovery(string capture) => Assert.Empty(Read(capture).Episodes(Role.Client));

    /// <summary>A narrow link delays and drops; each gap was reported by SACK long before a timer of 200 ms could run out.</summary>
    [Fact]
    public void No_timer_runs_out_sooner_than_any_could() =>
        Assert.All(Read("narrow-link").Episodes(Role.Client), episode => Assert.Equal(0, episode.Timeouts));

    [Theory]
    [InlineData("zero-window", TimeClass.ReceiverWindow)]
    [InlineData("loss-timeout", TimeClass.TimeoutRecovery)]
    [InlineData("vanished", TimeClass.TimeoutRecovery)]
    [InlineData("slow-start", TimeClass.Network)]
    public void Most_of_the_time_in_which_there_was_something_to_do_went_where_the_story_says(string capture, TimeClass expected)
    {
        var connection = Read(capture);
        var busy = Enum.GetValues<TimeClass>().Except([TimeClass.Connecting, TimeClass.Closing, TimeClass.Idle, TimeClass.SendingApplication]);

        Assert.Equal(expected, busy.MaxBy(on => connection.Spent(on).Nanoseconds));
    }

    private static Connection Read(string capture)
    {
        using var source = CaptureFile.Open(Repository.PathOf($"captures/lab/{capture}.pcapng"));
        var pipeline = new Pipeline(source, new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        return pipeline.Tracker.Connections[0];
    }
}
