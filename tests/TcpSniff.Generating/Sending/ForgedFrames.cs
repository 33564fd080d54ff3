using System.Buffers.Binary;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Generating.Sending;

/// <summary>
/// Frames that somebody forges beside a conversation, to silence or to fill whoever watches it: fragments in its hosts' names, segments far away
/// from what was sent before, connections out of nowhere. They are addressed to a station that is not there, so that no kernel takes them.
/// </summary>
internal static class ForgedFrames
{
    private const int Kinds = 8;
    private const int Strangers = 1000;
    private const ushort MoreFragments = 0x2000;
    private const ushort LastPlace = 8191;

    private static readonly byte[] Piece = new byte[64];

    /// <summary>So many of all kinds, in turn and always the same.</summary>
    public static IReadOnlyList<byte[]> Between(Endpoint client, Endpoint server, int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(i => (i % Kinds) switch
        {
            0 => Fragment(client, server, random, LastPlace),
            1 => Fragment(server, client, random, MoreFragments),
            2 => Fragment(client, server, random, (ushort)random.Next(MoreFragments)),
            3 => Fragment(client, server, random, (ushort)(MoreFragments | random.Next(MoreFragments))),
            4 => Fragment6(random),
            5 => Opening(random),
            _ => Far(random),
        })];
    }

    /// <summary>Makes a frame another one of its kind: other datagrams, other callers, so that nothing comes twice.</summary>
    public static void Advance(Span<byte> frame, int index)
    {
        const int identification = 14 + 4;
        const int caller = 14 + 14;
        if (index % Kinds is not 4 and < 6)
        {
            var field = frame[(index % Kinds == 5 ? caller : identification)..];
            var checksum = frame[(14 + 10)..];
            BinaryPrimitives.WriteUInt16BigEndian(field, (ushort)(BinaryPrimitives.ReadUInt16BigEndian(field) + 1));
            BinaryPrimitives.WriteUInt16BigEndian(checksum, (ushort)(BinaryPrimitives.ReadUInt16BigEndian(checksum) - 1));
        }
    }

    private static byte[] Fragment(Endpoint source, Endpoint destination, Random random, ushort place) =>
        Wire.Ethernet(Wire.IPv4(source.Address, destination.Address, 6, (place & 0x1FFF) == 0 ? [.. new TcpPacket(source, destination).ToTcp(), .. Piece] : Piece, id: (ushort)random.Next(), fragment: place));

    private static byte[] Fragment6(Random random)
    {
        var (source, destination) = (IpAddress.Parse("2001:db8::1"), IpAddress.Parse("2001:db8::2"));
        return Wire.Ethernet(Wire.IPv6(source, destination, 44, Wire.IPv6Fragment(6, LastPlace * 8, more: random.Next(2) == 0, (uint)random.Next(), Piece)));
    }

    private static byte[] Opening(Random random) => new TcpPacket(
        new(IpAddress.FromIPv4(0x0b00_0000u + (uint)random.Next(1 << 24)), (ushort)random.Next(1024, 65536)), Packet.End("198.51.100.1:443"))
        .Flags(TcpFlags.Syn).Seq((uint)random.Next()).ToBytes();

    // Of a few connections, now here and now half the numbers away, with any flags.
    private static byte[] Far(Random random)
    {
        var stranger = random.Next(Strangers);
        var (one, other) = ($"192.0.2.{stranger % 250}:{10_000 + stranger}", "198.51.100.2:443");
        var packet = random.Next(2) == 0 ? Packet.Tcp(one, other) : Packet.Tcp(other, one);
        var (seq, ack) = ((uint)random.Next(4) << 30, (uint)random.Next(4) << 30);
        var flags = random.Next(4) == 0 ? (TcpFlags)random.Next(64) : TcpFlags.Ack;
        return packet.Seq(seq - (uint)random.Next(3)).Ack(ack + (uint)random.Next(3)).Flags(flags).Window((ushort)random.Next(65536)).Payload(new byte[random.Next(100)]).ToBytes();
    }
}
