using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Generating;

/// <summary>
/// A capture in which what happens between two hosts depends on the others: a server under a flood, one that hears nobody, numbers used
/// again, damaged and doubled packets, a clock that steps back, tunnels in fragments, ports used twice.
/// </summary>
/// <param name="seed">The same seed gives the same capture.</param>
internal sealed class Neighbourhood(int seed)
{
    private static readonly IpAddress Router = IpAddress.Parse("192.0.2.9");

    private readonly Random _random = new(seed);
    private readonly List<Frame> _frames = [];
    private long _time = 1_700_000_000_000_000_000;

    /// <summary>The capture.</summary>
    public IReadOnlyList<Frame> Frames()
    {
        for (var round = 0; round < 12; round++)
        {
            for (var host = 1; host <= 12; host++)
            {
                var (client, server) = ($"10.0.{host}.1:{40_000 + (round % 5)}", $"10.1.0.{1 + (host % 4)}:80");
                Talk(client, server, (uint)_random.Next(1, 1_000_000), _random.Next(7));
            }

            Flood(round * 20, 20);
            _time += round < 10 ? 0 : 3_000_000_000;
        }

        // Nothing more for so long that who waits has waited long enough.
        _time += 5_000_000_000;
        Talk("10.0.99.1:50000", "10.1.0.1:80", 7, 0);
        return _frames;
    }

    private void Talk(string client, string server, uint number, int ending)
    {
        var (mine, yours) = (Packet.Tcp(client, server), Packet.Tcp(server, client));
        // Some numbers come again, on other pairs too.
        number = _random.Next(4) == 0 ? 4711 : number;
        Add(mine.Flags(TcpFlags.Syn).Seq(number).Mss(1460));
        switch (ending)
        {
            case 0:
                return;
            case 1:
                Add(yours.Flags(TcpFlags.Rst | TcpFlags.Ack).Seq(0).Ack(number + 1));
                return;
            case 2:
                Add(yours.Flags(TcpFlags.Syn).Seq(9000).Ack(number + 1));
                return;
            case 3:
                // A tap that sees one side only.
                Add(mine.Seq(number + 1).Ack(9001));
                Add(mine.Flags(TcpFlags.Psh).Seq(number + 1).Ack(9001).Payload("question"));
                Add(mine.Seq(number + 9).Ack(9500));
                return;
        }

        Add(yours.Flags(TcpFlags.Syn).Seq(9000).Ack(number + 1).Mss(1400));
        Add(mine.Seq(number + 1).Ack(9001));
        var question = mine.Flags(TcpFlags.Psh).Seq(number + 1).Ack(9001).Payload("a question that is long enough to be cut");
        Add(_random.Next(5) == 0 ? question.Checksum(0x1234) : question);
        Add(question);
        Add(yours.Seq(9001).Ack(number + 41));
        if (ending == 4)
        {
            Add(yours.Flags(TcpFlags.Fin).Seq(9001).Ack(number + 41));
            Add(mine.Flags(TcpFlags.Fin).Seq(number + 41).Ack(9002));
            Add(yours.Seq(9002).Ack(number + 42));
        }
    }

    private void Flood(int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            Add(Packet.Tcp($"10.66.{i / 250}.{1 + (i % 250)}:1024", "10.1.0.200:443").Flags(TcpFlags.Syn).Seq((uint)i));
        }
    }

    private void Add(TcpPacket packet)
    {
        _time += _random.Next(40) == 0 ? -2_000_000 : _random.Next(2_000_000);
        var (source, destination) = (packet.Source.Address, packet.Destination.Address);
        switch (_random.Next(12))
        {
            case 0:
                Fragments(source, destination, 6, packet.ToTcp());
                break;
            case 1:
                // The routers' addresses would send it elsewhere than the hosts' inside.
                Fragments(Router, IpAddress.Parse($"192.0.2.{10 + _random.Next(5)}"), 4, packet.ToIp());
                break;
            case 2:
                Frame(packet.ToBytes());
                Frame(packet.ToBytes());
                break;
            case 3:
                Frame(packet.ToBytes());
                Frame(Wire.Ethernet(Wire.IPv4(Router, source, 1, [3, 1, 0, 0, 0, 0, 5, 0, .. packet.ToIp()])));
                break;
            default:
                Frame(packet.ToBytes());
                break;
        }
    }

    private void Fragments(IpAddress source, IpAddress destination, byte protocol, byte[] datagram)
    {
        var id = (ushort)_random.Next(65536);
        for (var offset = 0; offset < datagram.Length; offset += 24)
        {
            var more = offset + 24 < datagram.Length;
            Frame(Wire.Ethernet(Wire.IPv4(source, destination, protocol, datagram[offset..Math.Min(datagram.Length, offset + 24)], id: id, fragment: (ushort)((offset / 8) | (more ? 0x2000 : 0)))));
            if (_random.Next(3) == 0)
            {
                // Somebody else comes between.
                Frame(Packet.Tcp("10.77.0.1:5000", "10.78.0.1:5000").Seq((uint)_frames.Count).ToBytes());
            }
        }
    }

    private void Frame(byte[] bytes)
    {
        _time += _random.Next(3000);
        _frames.Add(new(_time, bytes));
    }
}
