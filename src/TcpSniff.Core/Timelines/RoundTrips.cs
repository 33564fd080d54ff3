using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>Says how long data took to be acknowledged on average, in each direction, as the tap saw it.</summary>
public static class RoundTrips
{
    private static readonly Sentence Both = new(
        "RTT {server} to the server, {client} to the client ({samples})",
        "RTT 到服务器 {server}，到客户端 {client}（{samples}）",
        "RTT 到伺服器 {server}，到用戶端 {client}（{samples}）");

    private static readonly Sentence One = new("RTT {rtt} to {who} ({samples})", "RTT 到{who} {rtt}（{samples}）", "RTT 到{who} {rtt}（{samples}）");

    /// <summary>The statement without a full stop; null where there is no sample.</summary>
    public static Statement? Of(Connection connection)
    {
        // What the client sent travels to the server and back.
        var (toServer, toClient) = (connection.Client.Rtt, connection.Server.Rtt);
        var samples = Counted.Samples(toServer.Samples + toClient.Samples);
        return (toServer.Avg, toClient.Avg) switch
        {
            ({ } server, { } client) => new(Both, ("server", SpanText.Of(server)), ("client", SpanText.Of(client)), ("samples", samples)),
            ({ } server, null) => new(One, ("rtt", SpanText.Of(server)), ("who", Role.Server.The()), ("samples", samples)),
            (null, { } client) => new(One, ("rtt", SpanText.Of(client)), ("who", Role.Client.The()), ("samples", samples)),
            _ => null,
        };
    }
}
