using TcpSniff.Aligning.Fates;
using TcpSniff.Generating;
using TcpSniff.Generating.Boxes;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Aligning;

public class AlignerTests
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public void Captures_that_are_given_the_wrong_way_round_are_turned()
    {
        var captures = new BoxCaptures(BoxedExchange.Play(1, new() { Loss = 20, ClientShift = 5, Offset = 1_000 * Millisecond }));
        var straight = Assert.Single(Aligned.Of([.. captures.Frames(Role.Client)], [.. captures.Frames(Role.Server)]));
        var turned = Assert.Single(Aligned.Of([.. captures.Frames(Role.Server)], [.. captures.Frames(Role.Client)]));
        Assert.False(straight.IsTurned);
        Assert.True(turned.IsTurned);
        Assert.Equal(straight.Clock.Offset.Milliseconds, turned.Clock.Offset.Milliseconds, 1);
        Assert.Equal(straight.NumberShift, turned.NumberShift);
        Assert.Equal(
            straight.Sightings.Select(sighting => (sighting.From, sighting.Fate, sighting.Segment.Frame)),
            turned.Sightings.Select(sighting => (sighting.From, sighting.Fate, sighting.Segment.Frame)));
    }

    [Fact]
    public void Strangers_are_not_aligned()
    {
        var one = new BoxCaptures(BoxedExchange.Play(1, new() { Segments = 20 }));
        var other = new BoxCaptures(BoxedExchange.Play(2, new() { Segments = 20, TranslatesClient = true, TranslatesServer = true }));
        Assert.Empty(Aligned.Of([.. one.Frames(Role.Client)], [.. other.Frames(Role.Server)]));
    }

    [Fact]
    public void A_segment_that_was_sent_as_one_and_arrived_in_two_has_both_frames()
    {
        var (client, server) = Talk(
            sent => [sent(0, "SYN"), sent(20, "ACK"), sent(30, "data 1 len 2896")],
            arrived => [arrived(10, "SYN"), arrived(30, "ACK"), arrived(40, "data 1 len 1448"), arrived(41, "data 1449 len 1448")]);
        var sighting = Assert.Single(Assert.Single(Aligned.Of(client, server)).Sightings, sighting => sighting.Segment.Length > 0);
        Assert.Equal(Fate.Arrived, sighting.Fate);
        Assert.True(sighting.WasCut);
        Assert.Equal([4L, 5L], sighting.Received.Select(segment => segment.Frame));
        Assert.Empty(Changes.Of(sighting));
    }

    [Fact]
    public void Of_a_segment_that_was_cut_on_the_way_half_may_be_lost()
    {
        var (client, server) = Talk(
            sent => [sent(0, "SYN"), sent(20, "ACK"), sent(30, "data 1 len 2896")],
            arrived => [arrived(10, "SYN"), arrived(30, "ACK"), arrived(41, "data 1449 len 1448")]);
        var sighting = Assert.Single(Assert.Single(Aligned.Of(client, server)).Sightings, sighting => sighting.Segment.Length > 0);
        Assert.Equal((Fate.PartlyLost, 1448L), (sighting.Fate, sighting.LostNumbers));
    }

    [Fact]
    public void A_reset_that_nobody_sent_was_made_on_the_way()
    {
        var (client, server) = Talk(
            sent => [sent(0, "SYN"), sent(20, "ACK"), sent(30, "data 1 len 100"), sent(60, "data 101 len 100")],
            arrived => [arrived(10, "SYN"), arrived(30, "ACK"), arrived(40, "data 1 len 100"), arrived(45, "RST 101"), arrived(70, "data 101 len 100")]);
        var sightings = Assert.Single(Aligned.Of(client, server)).Sightings;
        Assert.Equal(Fate.Injected, Assert.Single(sightings, sighting => sighting.Segment.Has(TcpFlags.Rst)).Fate);
        Assert.All(sightings.Where(sighting => !sighting.Segment.Has(TcpFlags.Rst)), sighting => Assert.Equal(Fate.Arrived, sighting.Fate));
    }

    [Fact]
    public void What_was_acknowledged_and_is_in_no_capture_beside_its_receiver_was_missed_by_that_capture()
    {
        var (client, server) = Talk(
            sent => [sent(0, "SYN"), sent(20, "ACK"), sent(30, "data 1 len 100"), sent(31, "data 101 len 100")],
            arrived => [arrived(10, "SYN"), arrived(30, "ACK"), arrived(41, "data 101 len 100")],
            acknowledged: 201);
        Assert.Equal(Fate.Unrecorded, Assert.Single(Assert.Single(Aligned.Of(client, server)).Sightings, sighting => sighting.From == Role.Client && sighting.Seq == 1 && sighting.Segment.Length > 0).Fate);
    }

    [Fact]
    public void What_is_sent_again_was_needed_or_not_and_both_captures_know()
    {
        var (client, server) = Talk(
            sent => [sent(0, "SYN"), sent(20, "ACK"), sent(30, "data 1 len 100"), sent(31, "data 101 len 100"), sent(260, "data 1 len 100"), sent(261, "data 101 len 100")],
            arrived => [arrived(10, "SYN"), arrived(30, "ACK"), arrived(41, "data 101 len 100"), arrived(270, "data 1 len 100"), arrived(271, "data 101 len 100")]);
        var again = Assert.Single(Aligned.Of(client, server)).Sightings.Where(sighting => sighting.Repeats is not null).ToList();
        Assert.Equal([(4L, false), (5L, true)], again.Select(sighting => (sighting.Repeats!.Frame, sighting.IsNeedless)));
    }

    [Fact]
    public void A_host_holds_what_it_answers_late_and_the_way_has_no_part_in_it()
    {
        var alignment = Assert.Single(Aligned.Of(
            [.. new BoxCaptures(BoxedExchange.Play(1, new() { Thinking = 400_000, Delay = 30_000 })).Frames(Role.Client)],
            [.. new BoxCaptures(BoxedExchange.Play(1, new() { Thinking = 400_000, Delay = 30_000 })).Frames(Role.Server)]));
        Assert.InRange(alignment.Of(Role.Server).LongestHeld!.Held!.Value.Milliseconds, 300, 500);
        Assert.InRange(alignment.Of(Role.Server).MedianDelay!.Value.Milliseconds, 29, 31);
    }

    /// <summary>What a client sent and what of it arrived; the server's side of the handshake takes ten milliseconds back, too.</summary>
    private static (Frame[] Client, Frame[] Server) Talk(
        Func<Func<long, string, Frame>, Frame[]> sent, Func<Func<long, string, Frame>, Frame[]> arrived, uint acknowledged = 1)
    {
        Frame[] client = [.. sent(Client), Server(19, TcpFlags.Syn | TcpFlags.Ack, 1), Server(90, TcpFlags.Ack, acknowledged)];
        Frame[] server = [.. arrived(Client), Server(10, TcpFlags.Syn | TcpFlags.Ack, 1, 1), Server(81, TcpFlags.Ack, acknowledged)];
        return ([.. client.OrderBy(frame => frame.Nanoseconds)], [.. server.OrderBy(frame => frame.Nanoseconds)]);
    }

    private static Frame Client(long at, string what)
    {
        var words = what.Split(' ');
        var packet = Packet.Tcp().Window(500);
        packet = words[0] switch
        {
            "SYN" => packet.Flags(TcpFlags.Syn).Seq(1000),
            "ACK" => packet.Seq(1001).Ack(5001),
            "RST" => packet.Flags(TcpFlags.Rst).Seq(1000 + uint.Parse(words[1])),
            _ => packet.Seq(1000 + uint.Parse(words[1])).Ack(5001).Payload([.. Enumerable.Range(int.Parse(words[1]), int.Parse(words[3])).Select(number => (byte)(number * 31 >> 3))]),
        };
        return new(at * Millisecond, packet.ToBytes());
    }

    private static Frame Server(long at, TcpFlags flags, uint acknowledged, long late = 0) =>
        new((at * Millisecond) + late, Packet.Tcp("10.0.0.2:80", "10.0.0.1:40000").Flags(flags).Seq(flags.HasFlag(TcpFlags.Syn) ? 5000u : 5001u).Ack(1000 + acknowledged).ToBytes());
}
