using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Browser.Tests;

/// <summary>A long transfer with a loss now and then: flights of sixteen, eight acks, and every hundredth flight loses its first segment.</summary>
internal static class LongTransfer
{
    private const int Flight = 16;
    private const int Length = 1448;

    /// <summary>A pcap of at least so many segments, their payload cut off.</summary>
    public static byte[] Pcap(int segments)
    {
        var file = new PcapBuilder();
        var client = Packet.Tcp("10.0.0.1:40000", "10.0.0.2:80").Flags(default);
        var server = client.Answer();
        var (count, seq, time) = (0, 101u, 0L);
        Add(client.Flags(TcpFlags.Syn).Seq(100).Mss(1460), 0);
        Add(server.Flags(TcpFlags.Syn).Seq(300).Ack(101).Mss(1460), 10_000);
        Add(client.Seq(101).Ack(301), 20);
        var data = client.Flags(TcpFlags.Psh).Ack(301).Payload(new string('x', Length));
        for (var flight = 1; count < segments; flight++)
        {
            var (first, loses) = (seq, flight % 100 == 0);
            time += 10_000;
            for (var i = 0; i < Flight; i++, seq += Length)
            {
                Add(data.Seq(seq), 10);
            }

            time += 10_000;
            for (var i = 1; i <= Flight / 2; i++)
            {
                Add(server.Seq(301).Ack(loses ? first : first + (uint)(2 * i * Length)), 10);
            }

            if (loses)
            {
                Add(data.Seq(first), 10);
                Add(server.Seq(301).Ack(seq), 10_000);
            }
        }

        return file.ToArray();

        void Add(TcpPacket packet, long after)
        {
            time += after;
            count++;
            var bytes = packet.ToBytes();
            file.Record((uint)(time / 1_000_000), (uint)(time % 1_000_000), bytes.AsSpan(0, Math.Min(bytes.Length, 66)), (uint)bytes.Length);
        }
    }
}
