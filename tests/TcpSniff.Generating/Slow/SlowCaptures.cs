using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Generating.Slow;

/// <summary>Captures made to be slow, and plain ones to measure them by.</summary>
internal static class SlowCaptures
{
    private const long Start = 1_700_000_000_000_000_000;
    private const int Microsecond = 1000;
    private const int Largest = 65_495;
    private const ushort MoreFragments = 0x2000;

    private static readonly TcpPacket Client = Packet.Tcp("10.0.0.1:40000", "10.0.0.2:80");
    private static readonly TcpPacket Server = Packet.Tcp("10.0.0.2:80", "10.0.0.1:40000");
    private static readonly byte[] Full = [.. Enumerable.Range(0, 1460).Select(i => (byte)i)];

    /// <summary>All of them, the plain ones first.</summary>
    public static IReadOnlyList<SlowCapture> All { get; } =
    [
        new("plain", "a download: full segments, every second one acknowledged", count => Timed(Plain(Full)).Take(count)),
        new("plain-64k", "the same in segments of 64 KB, as offload makes them", count => Timed(Plain(new byte[Largest])).Take(count)),
        new("holes", "every second segment of a stream is missing", count => Timed(Opened(Holes(acknowledged: false))).Take(count)),
        new("holes-sack", "the same, and each arrival is acknowledged by selective blocks", count => Timed(Opened(Holes(acknowledged: true))).Take(count)),
        new("reversed", "the last segment of a stream comes first", count => Timed(Opened(Reversed(count))).Take(count)),
        new("shuffled", "a stream in random order", count => Timed(Opened(Shuffled(count))).Take(count)),
        new("one-byte", "one byte a segment, each acknowledged", count => Timed(Opened(OneByte())).Take(count)),
        new("unanswered", "one byte a segment, none acknowledged", count => Timed(Opened(Unanswered())).Take(count)),
        new("overlapping", "segments of 64 KB, each a byte further than the one before", count => Timed(Opened(Overlapping())).Take(count)),
        new("again", "one segment again and again", count => Timed(Opened(Again())).Take(count)),
        new("fragments", "first fragments of datagrams that never get whole", count => Timed(Fragments()).Take(count)),
        new("fragments-reversed", "datagrams in fragments of eight bytes, the last first", count => Timed(FragmentsReversed()).Take(count)),
        new("syns", "a SYN from another end each time", count => Timed(Syns()).Take(count)),
        new("reused", "a connection on the same ends again and again", count => Timed(Reused()).Take(count)),
    ];

    /// <summary>The one of a name.</summary>
    public static SlowCapture Named(string name) => All.First(capture => capture.Name == name);

    private static IEnumerable<Frame> Timed(IEnumerable<byte[]> packets) => packets.Select((bytes, i) => new Frame(Start + ((long)i * Microsecond), bytes));

    private static IEnumerable<byte[]> Opened(IEnumerable<TcpPacket> packets) => ((TcpPacket[])
    [
        Client.Flags(TcpFlags.Syn).Seq(0).Mss(1460).SackPermitted().WindowScale(14),
        Server.Flags(TcpFlags.Syn).Seq(0).Ack(1).Mss(1460).SackPermitted().WindowScale(14),
        Client.Seq(1).Ack(1),
    ]).Concat(packets).Select(packet => packet.ToBytes());

    private static IEnumerable<byte[]> Plain(byte[] payload)
    {
        IEnumerable<TcpPacket> Talk()
        {
            for (var seq = 1u; ; seq += 2 * (uint)payload.Length)
            {
                yield return Server.Seq(seq).Ack(1).Payload(payload);
                yield return Server.Seq(seq + (uint)payload.Length).Ack(1).Payload(payload);
                yield return Client.Seq(1).Ack(seq + (2 * (uint)payload.Length));
            }
        }

        return Opened(Talk());
    }

    private static IEnumerable<TcpPacket> Holes(bool acknowledged)
    {
        for (var seq = 1001u; ; seq += 2000)
        {
            yield return Server.Seq(seq).Ack(1).Payload(Full[..1000]);
            if (acknowledged)
            {
                yield return Client.Seq(1).Ack(1).Sack((seq, seq + 1000), (seq - 2000, seq - 1000), (seq - 4000, seq - 3000));
            }
        }
    }

    private static IEnumerable<TcpPacket> Reversed(int count) => Enumerable.Range(0, count).Select(i => Server.Seq(1 + ((uint)(count - i) * 1000)).Ack(1).Payload(Full[..1000]));

    private static IEnumerable<TcpPacket> Shuffled(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new Random(1).Shuffle(order);
        return order.Select(i => Server.Seq(1 + ((uint)i * 1000)).Ack(1).Payload(Full[..1000]));
    }

    private static IEnumerable<TcpPacket> OneByte()
    {
        for (var seq = 1u; ; seq++)
        {
            yield return Server.Seq(seq).Ack(1).Payload(65);
            yield return Client.Seq(1).Ack(seq + 1);
        }
    }

    private static IEnumerable<TcpPacket> Unanswered()
    {
        for (var seq = 1u; ; seq++)
        {
            yield return Server.Seq(seq).Ack(1).Payload(65);
        }
    }

    private static IEnumerable<TcpPacket> Overlapping()
    {
        var payload = new byte[Largest];
        for (var seq = 1u; ; seq++)
        {
            yield return Server.Seq(seq).Ack(1).Payload(payload);
        }
    }

    private static IEnumerable<TcpPacket> Again()
    {
        while (true)
        {
            yield return Server.Seq(1).Ack(1).Payload(Full);
        }
    }

    private static IEnumerable<byte[]> Fragments()
    {
        var piece = Full[..1400];
        for (var id = 0; ; id++)
        {
            yield return Wire.Ethernet(Wire.IPv4(IpAddress.FromIPv4(0x0a000001u + (uint)(id >> 16)), Server.Source.Address, 6, piece, id: (ushort)id, fragment: MoreFragments));
        }
    }

    private static IEnumerable<byte[]> FragmentsReversed()
    {
        for (var id = (ushort)0; ; id++)
        {
            for (var block = 8000; block >= 0; block--)
            {
                yield return Wire.Ethernet(Wire.IPv4(Client.Source.Address, Server.Source.Address, 6, Full[..8], id: id, fragment: (ushort)(block | (block == 8000 ? 0 : MoreFragments))));
            }
        }
    }

    private static IEnumerable<byte[]> Syns()
    {
        for (var i = 0u; ; i++)
        {
            var host = new Endpoint(IpAddress.FromIPv4(0x0b000000u + (i >> 4)), (ushort)(1024 + (i & 15)));
            yield return (Client with { Source = host }).Flags(TcpFlags.Syn).Seq(i).ToBytes();
        }
    }

    private static IEnumerable<byte[]> Reused()
    {
        for (var i = 0u; ; i++)
        {
            yield return Client.Flags(TcpFlags.Syn).Seq(i * 100_000).ToBytes();
            yield return Server.Flags(TcpFlags.Rst).Seq(0).Ack((i * 100_000) + 1).ToBytes();
        }
    }
}
