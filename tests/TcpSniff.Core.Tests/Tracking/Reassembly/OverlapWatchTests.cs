using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Reassembly;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

/// <summary>Of more sides than can be watched, those that are watched stay so until they fall silent.</summary>
public class OverlapWatchTests
{
    private const int Many = 3 * PayloadTails.MostSides;

    [Fact]
    public void A_side_stays_watched_while_others_begin()
    {
        var frames = new List<Frame>();
        Send(frames, 0, 100, "the first");
        for (var other = 1; other < Many; other++)
        {
            Send(frames, other, 100, "some");
            Send(frames, 0, (uint)(100 + (9 * other)), "the first");
        }

        Send(frames, 0, 100 + (9 * (Many - 1)), "the FIRST");

        Assert.Equal(5, Assert.Single(Conflicts(frames)).Bytes);
    }

    [Fact]
    public void Whoever_falls_silent_makes_room()
    {
        var frames = new List<Frame>();
        for (var other = 1; other < Many; other++)
        {
            Send(frames, other, 100, "some");
        }

        for (var again = 0; again < 5_000; again++) // Longer than whoever falls silent is waited for.
        {
            Send(frames, 1, 104 + (uint)again, "x");
        }

        // One of the next in turn is that of somebody who fell silent.
        for (var late = Many; late < 2 * Many; late++)
        {
            Send(frames, late, 100, "news");
            Send(frames, late, 100, "lies");
        }

        Assert.Contains(Conflicts(frames), conflict => conflict.Bytes == 3);
    }

    [Fact]
    public void Hundreds_are_watched_at_once()
    {
        var frames = new List<Frame>();
        foreach (var text in new[] { "truth", "trust" })
        {
            for (var side = 0; side < PayloadTails.MostSides / 2; side++)
            {
                Send(frames, side, 100, text);
            }
        }

        Assert.Equal(PayloadTails.MostSides / 2, Conflicts(frames).Count);
    }

    [Fact]
    public void A_busy_side_is_watched_as_far_back_as_sixty_four_kibibytes()
    {
        var frames = new List<Frame>();
        var payload = new string('a', 1_024);
        for (var sent = 0; sent < 100; sent++)
        {
            Send(frames, 0, (uint)(100 + (1_024 * sent)), payload);
        }

        Send(frames, 0, 100 + (36 * 1_024), "bb");
        Send(frames, 0, 100 + (35 * 1_024), "cc");

        Assert.Equal(2, Assert.Single(Conflicts(frames)).Bytes);
    }

    private static void Send(List<Frame> frames, int number, uint seq, string payload) =>
        frames.Add(new Frame(1_700_000_000_000_000_000 + (1_000_000L * frames.Count), Packet.Tcp($"10.{number >> 8}.{number & 255}.1:4000", "192.0.2.1:80").Seq(seq).Ack(1).Payload(payload).ToBytes()));

    private static List<SentTwice> Conflicts(IReadOnlyList<Frame> frames)
    {
        using var pipeline = new Pipeline(new FrameSource(frames), new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        return [.. pipeline.Tracker.Connections.SelectMany(connection => new[] { connection.Client.SentTwice, connection.Server.SentTwice }).OfType<SentTwice>()];
    }
}
