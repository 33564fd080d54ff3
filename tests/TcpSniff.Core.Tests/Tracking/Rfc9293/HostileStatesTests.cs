using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Rfc9293;

public class HostileStatesTests
{
    private const SegmentEvents Dropped = SegmentEvents.RstIgnored | SegmentEvents.TooOld | SegmentEvents.OutOfWindow | SegmentEvents.WithoutAck;

    private static readonly Segments Between = Segments.Between();

    /// <summary>Numbers close to each other and to the wrap, so that they meet often.</summary>
    private static readonly uint[] Numbers = [0, 1, 2, 3, 10, 11, 12, 1 << 30, int.MaxValue, 1u << 31, uint.MaxValue - 1, uint.MaxValue];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_sequence_of_segments_contradicts_itself(int seed)
    {
        var random = new Random(seed);
        var tracker = new Tracker();
        SegmentFacts facts = default;
        for (var frame = 1; frame <= 20_000; frame++)
        {
            tracker.Track(frame, new(frame * 1000 + random.Next(-5000, 5000)), Any(random), ref facts);
            if ((facts.Events & Dropped) != 0)
            {
                Assert.Equal((facts.ClientBefore, facts.ServerBefore), (facts.Client, facts.Server));
            }

            Assert.True(facts.Step.Number <= facts.Step.Of, $"frame {frame}: step {facts.Step}");
        }

        Assert.All(tracker.Connections, TimesAddUp);
    }

    private static TcpSegment Any(Random random)
    {
        var flags = (TcpFlags)random.Next(1 << 9);
        if (random.Next(3) > 0)
        {
            flags = random.GetItems([TcpFlags.Syn, TcpFlags.Ack, TcpFlags.Ack, TcpFlags.Fin | TcpFlags.Ack, TcpFlags.Syn | TcpFlags.Ack, TcpFlags.Rst], 1)[0];
        }

        var (seq, ack, length) = (random.GetItems(Numbers, 1)[0], random.GetItems(Numbers, 1)[0], random.Next(4) == 0 ? random.Next(70000) : random.Next(2));
        var segment = random.Next(2) == 0 ? Between.Client(flags, seq, ack, length) : Between.Server(flags, seq, ack, length);
        return random.Next(4) == 0 ? segment.WithTimestamps(random.GetItems(Numbers, 1)[0], 1) : segment;
    }

    private static void TimesAddUp(Connection connection) => Assert.All(
        Enum.GetValues<Role>(),
        role => Assert.Equal(connection.Duration.Nanoseconds, Enum.GetValues<TcpState>().Sum(state => connection.TimeIn(role, state).Nanoseconds)));
}
