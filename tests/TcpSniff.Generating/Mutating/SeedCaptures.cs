using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Generating.Mutating;

/// <summary>Sound captures to change: conversations of all lengths, plain and in tunnels, fragmented and as errors quote them.</summary>
internal sealed class SeedCaptures(Random random)
{
    private static readonly IpAddress Router = IpAddress.Parse("192.0.2.9");
    private long _time;

    /// <summary>The next one, of so many conversations one after the other.</summary>
    public IReadOnlyList<Frame> Next(int conversations)
    {
        _time = 1_700_000_000_000_000_000;
        return [.. Enumerable.Range(0, conversations).SelectMany(Conversation)];
    }

    private IEnumerable<Frame> Conversation(int number)
    {
        var port = 40_000 + number;
        var sixth = random.Next(4) == 0;
        var (client, server) = sixth ? ($"[2001:db8::1]:{port}", "[2001:db8::2]:80") : ($"10.0.0.1:{port}", "10.0.0.2:80");
        var wrap = random.Next(3) == 0 ? random.Next(6) : 0;
        return Talk(Packet.Tcp(client, server), Packet.Tcp(server, client)).SelectMany(packet => Wrap(packet, sixth ? wrap % 3 : wrap));
    }

    private List<TcpPacket> Talk(TcpPacket client, TcpPacket server)
    {
        var (mine, yours) = (Numbers.Field(random, 32), Numbers.Field(random, 32));
        var shift = (byte)random.Next(16);
        var talk = new List<TcpPacket>();
        if (random.Next(8) > 0)
        {
            var (syn, answer) = (client.Flags(TcpFlags.Syn).Mss(1460), server.Mss(1400));
            (syn, answer) = random.Next(2) == 0 ? (syn, answer) : (syn.SackPermitted().Timestamps(1, 0).WindowScale(shift), answer.SackPermitted().Timestamps(1, 1).WindowScale(shift));
            talk.AddRange([syn.Seq(mine++), answer.Flags(TcpFlags.Syn | TcpFlags.Ack).Seq(yours++).Ack(mine), client.Seq(mine).Ack(yours)]);
        }

        for (var turns = random.Next(12); turns > 0; turns--)
        {
            var length = random.Next(5) == 0 ? 0 : random.Next(1, 300);
            var window = (ushort)(random.Next(6) == 0 ? random.Next(3) : random.Next(65536));
            var payload = new byte[length];
            random.NextBytes(payload);
            var fromClient = random.Next(2) == 0;
            var data = fromClient ? client.Seq(mine).Ack(yours) : server.Seq(yours).Ack(mine);
            talk.Add(data.Flags(TcpFlags.Ack | TcpFlags.Psh).Window(window).Payload(payload));
            (mine, yours) = fromClient ? (mine + (uint)length, yours) : (mine, yours + (uint)length);
            var ack = fromClient ? server.Seq(yours).Ack(mine) : client.Seq(mine).Ack(yours);
            var (left, right) = (Numbers.Distance(random), (uint)random.Next(2000));
            talk.Add(random.Next(5) == 0 ? ack.Sack((mine + left, mine + left + right), (yours, yours + right)) : ack.Window(window));
        }

        talk.AddRange(random.Next(4) switch
        {
            0 => [client.Flags(TcpFlags.Rst).Seq(mine).Ack(yours)],
            1 => [],
            2 => [client.Flags(TcpFlags.Fin).Seq(mine).Ack(yours), server.Flags(TcpFlags.Fin).Seq(yours).Ack(mine), client.Seq(mine + 1).Ack(yours + 1), server.Seq(yours + 1).Ack(mine + 1)],
            _ => [server.Flags(TcpFlags.Fin).Seq(yours).Ack(mine), client.Flags(TcpFlags.Fin).Seq(mine).Ack(yours + 1), server.Seq(yours + 1).Ack(mine + 1)],
        });
        return talk;
    }

    private IEnumerable<Frame> Wrap(TcpPacket packet, int how)
    {
        var (source, destination) = (packet.Source.Address, packet.Destination.Address);
        return how switch
        {
            1 => [At(Wire.Ethernet(0x8100, Wire.Vlan(7, Wire.EtherType(packet.ToIp()), packet.ToIp())), 18)],
            2 => [At(packet.ToIp(), 0) with { Link = LinkType.Raw }],
            3 => [At(Wire.Ethernet(Wire.IPv4(Router, destination, 17, Wire.Udp(1, 4789, [8, 0, 0, 0, 0, 0, 1, 0, .. packet.ToBytes()]))), 64)],
            4 => Fragments(source, destination, packet.ToTcp()),
            5 => [At(packet.ToBytes(), 14), At(Wire.Ethernet(Wire.IPv4(Router, source, 1, [3, (byte)random.Next(5), 0, 0, 0, 0, 5, 0, .. packet.ToIp()])), 42)],
            _ => [At(packet.ToBytes(), 14)],
        };
    }

    private IEnumerable<Frame> Fragments(IpAddress source, IpAddress destination, byte[] segment)
    {
        var id = (ushort)random.Next(65536);
        for (var offset = 0; offset < segment.Length; offset += 16)
        {
            var more = offset + 16 < segment.Length;
            yield return At(Wire.Ethernet(Wire.IPv4(source, destination, 6, segment[offset..Math.Min(segment.Length, offset + 16)], id: id, fragment: (ushort)((offset / 8) | (more ? 0x2000 : 0)))), 14);
        }
    }

    private Frame At(byte[] bytes, int ip)
    {
        _time += random.Next(5) == 0 ? random.Next(1_000_000_000) : random.Next(1_000_000);
        return new(_time, bytes) { Ip = ip };
    }
}
