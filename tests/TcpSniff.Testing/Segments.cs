using TcpSniff.Packets;

namespace TcpSniff.Testing;

/// <summary>Segments of one connection without bytes, for what stands behind the decoder. Change any field of one by <c>with</c>.</summary>
internal sealed class Segments
{
    private readonly Endpoint _client;
    private readonly Endpoint _server;

    private Segments(Endpoint client, Endpoint server) => (_client, _server) = (client, server);

    /// <summary>Segments between two ends such as <c>192.0.2.1:1000</c> and <c>[2001:db8::1]:80</c>.</summary>
    public static Segments Between(string client = "10.0.0.1:40000", string server = "10.0.0.2:80") => new(Packet.End(client), Packet.End(server));

    /// <summary>A segment that the client sends.</summary>
    public TcpSegment Client(TcpFlags flags, uint seq, uint ack = 0, int length = 0, ushort window = 65535) =>
        Create(_client, _server, flags, seq, ack, length, window);

    /// <summary>A segment that the server sends.</summary>
    public TcpSegment Server(TcpFlags flags, uint seq, uint ack = 0, int length = 0, ushort window = 65535) =>
        Create(_server, _client, flags, seq, ack, length, window);

    private static TcpSegment Create(Endpoint from, Endpoint to, TcpFlags flags, uint seq, uint ack, int length, ushort window) => new()
    {
        Key = FlowKey.Create(from.Address, from.Port, to.Address, to.Port, 0, out var side),
        SourceSide = side,
        Flags = flags,
        Seq = new(seq),
        Ack = new(ack),
        Window = window,
        PayloadLength = length,
        CapturedPayload = length,
        HeaderLength = 20,
        Ttl = 64,
        IpLength = (from.Address.IsIPv4 ? 40 : 60) + length,
        Checksum = ChecksumVerdict.Good,
    };
}
