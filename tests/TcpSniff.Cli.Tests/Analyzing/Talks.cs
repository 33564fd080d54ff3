using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Cli.Tests.Analyzing;

/// <summary>Captures of short conversations, one after the other, each from handshake to TIME-WAIT.</summary>
internal static class Talks
{
    /// <summary>Segments of one conversation.</summary>
    public const int Segments = 9;

    /// <summary>A pcap of so many conversations; number <c>n</c> comes from port 40000 + n and says so.</summary>
    public static byte[] Pcap(int conversations)
    {
        var file = new PcapBuilder();
        for (var n = 0; n < conversations; n++)
        {
            var time = 0u;
            foreach (var packet in Talk(n))
            {
                file.Record(1_000_000 + (uint)n, 1000 * time++, packet.ToBytes());
            }
        }

        return file.ToArray();
    }

    /// <summary>A pcap of a SYN and the RST that refuses it.</summary>
    public static byte[] Refused()
    {
        var client = Packet.Tcp().Flags(TcpFlags.Syn).Seq(100);
        var refusal = client.Answer().Flags(TcpFlags.Rst).Ack(101);
        return new PcapBuilder().Record(1, 0, client.ToBytes()).Record(1, 500, refusal.ToBytes()).ToArray();
    }

    private static IEnumerable<TcpPacket> Talk(int n)
    {
        var client = Packet.Tcp($"10.0.0.1:{40000 + n}", "10.0.0.2:80").Flags(default);
        var server = client.Answer();
        var text = $"hello {n}\n";
        var end = 101 + (uint)text.Length;
        yield return client.Flags(TcpFlags.Syn).Seq(100).Mss(1460);
        yield return server.Flags(TcpFlags.Syn).Seq(300).Ack(101).Mss(1460);
        yield return client.Seq(101).Ack(301);
        yield return client.Flags(TcpFlags.Psh).Seq(101).Ack(301).Payload(text);
        yield return server.Seq(301).Ack(end);
        yield return client.Flags(TcpFlags.Fin).Seq(end).Ack(301);
        yield return server.Seq(301).Ack(end + 1);
        yield return server.Flags(TcpFlags.Fin).Seq(301).Ack(end + 1);
        yield return client.Seq(end + 1).Ack(302);
    }
}
