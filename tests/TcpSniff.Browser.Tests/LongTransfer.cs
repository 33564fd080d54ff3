using System.Buffers.Binary;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Browser.Tests;

/// <summary>A long transfer with a loss now and then: flights of sixteen, eight acks, and every hundredth flight loses its first segment.</summary>
internal static class LongTransfer
{
    private const int Flight = 16;
    private const int Length = 1448;
    private const int SeqOffset = 14 + 20 + 4;

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
        var data = client.Flags(TcpFlags.Psh).Ack(301).Payload(new string('x', Length)).ToBytes();
        for (var flight = 1; count < segments; flight++)
        {
            var (first, loses) = (seq, flight % 100 == 0);
            time += 10_000;
            for (var i = 0; i < Flight; i++, seq += Length)
            {
                Segment(seq);
            }

            time += 10_000;
            for (var i = 1; i <= Flight / 2; i++)
            {
                Add(server.Seq(301).Ack(loses ? first : first + (uint)(2 * i * Length)), 10);
            }

            if (loses)
            {
                Segment(first);
                Add(server.Seq(301).Ack(seq), 10_000);
            }
        }

        return file.ToArray();

        void Add(TcpPacket packet, long after) => Write(packet.ToBytes(), after);

        // A packet that is cut off has no checksum that could be wrong: only the number changes.
        void Segment(uint number)
        {
            BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(SeqOffset), number);
            Write(data, 10);
        }

        void Write(byte[] packet, long after)
        {
            time += after;
            count++;
            file.Record((uint)(time / 1_000_000), (uint)(time % 1_000_000), packet.AsSpan(0, Math.Min(packet.Length, 66)), (uint)packet.Length);
        }
    }
}
