using System.Buffers.Binary;
using TcpSniff.Generating.Sending;
using TcpSniff.Testing;

namespace TcpSniff.Benchmarks.Live;

/// <summary>Sends data and acknowledgments of <see cref="Talks"/> connections on a device at a steady rate, with timestamps.</summary>
internal static class FloodSender
{
    private const int Talks = 200;

    /// <summary>Sends; returns how many packets went out.</summary>
    public static long Send(string device, int perSecond, TimeSpan duration)
    {
        using var flood = new WireFlood(device, [.. Enumerable.Range(0, Talks * 4).Select(Frame)]);
        return flood.Send(perSecond, duration, Advance);
    }

    // Of each connection: data, data, acknowledgment, data of the other side.
    private static byte[] Frame(int n)
    {
        var (talk, turn) = (n / 4, n % 4);
        var (client, server) = ($"192.0.2.1:{10_000 + talk}", "198.51.100.2:443");
        var packet = turn < 2 ? Packet.Tcp(client, server) : Packet.Tcp(server, client);
        return packet.Seq((uint)n * 7919).Ack((uint)n * 104_729).Timestamps((uint)n, 1).Payload(new byte[turn == 2 ? 0 : 100]).ToBytes();
    }

    // Each time round a segment carries the next bytes, so that it is no retransmission.
    private static void Advance(Span<byte> frame, int n)
    {
        const int sequence = 14 + 20 + 4;
        var number = frame[sequence..];
        BinaryPrimitives.WriteUInt32BigEndian(number, BinaryPrimitives.ReadUInt32BigEndian(number) + (n % 4 == 2 ? 0u : 100u));
    }
}
