using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.Evidence;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

/// <summary>Of more sides than can be watched, those that are watched stay so until they fall silent.</summary>
public class OverlapWatchTests
{
    private const int Many = 2_000;

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

        for (var again = 0; again < 5_000; again++)
        {
            Send(frames, 1, 104 + (uint)again, "x");
        }

        // One of the next in turn is that of somebody who fell silent.
        for (var late = Many; late < 3 * Many; late++)
        {
            Send(frames, late, 100, "news");
            Send(frames, late, 100, "lies");
        }

        Assert.Contains(Conflicts(frames), conflict => conflict.Bytes == 3);
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
