using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>Says how long data took to be acknowledged in each direction, as the tap saw it: at best, which is the way, and on average where that is much longer.</summary>
internal static class RoundTrips
{
    private static readonly Sentence Both = new(
        "shortest RTT {server} to the server, {client} to the client ({samples})",
        "最短 RTT：到服务器 {server}，到客户端 {client}（{samples}）",
        "最短 RTT：到伺服器 {server}，到用戶端 {client}（{samples}）");

    private static readonly Sentence One = new("shortest RTT {rtt} to {who} ({samples})", "最短 RTT：到{who} {rtt}（{samples}）", "最短 RTT：到{who} {rtt}（{samples}）");

    private static readonly Sentence Slower = new(
        "acknowledged after {avg} on average (delayed acks in it)",
        "平均 {avg} 后得到确认（含延迟确认）",
        "平均 {avg} 後得到確認（含延遲確認）");

    /// <summary>An acknowledgment that is held back comes so much later at least.</summary>
    private static readonly Duration Held = Duration.FromMilliseconds(4);

    /// <summary>The statement about the average, where it hides the way; else null.</summary>
    public static Statement? AverageOf(Connection connection)
    {
        var (server, client) = (connection.Client.Rtt, connection.Server.Rtt);
        var slow = IsMuchSlower(server) && !(IsMuchSlower(client) && client.Avg > server.Avg) ? server.Avg : IsMuchSlower(client) ? client.Avg : null;
        return slow is { } avg ? new(Slower, ("avg", SpanText.Of(avg))) : null;
    }

    private static bool IsMuchSlower(in RttStatistics rtt) => rtt is { Avg: { } avg, Min: { } min } && avg - min >= Held && avg.Nanoseconds >= 2 * min.Nanoseconds;

    /// <summary>The statement without a full stop; null where there is no sample.</summary>
    public static Statement? Of(Connection connection)
    {
        // What the client sent travels to the server and back.
        var (toServer, toClient) = (connection.Client.Rtt, connection.Server.Rtt);
        var samples = Counted.Samples(toServer.Samples + toClient.Samples);
        return (toServer.Min, toClient.Min) switch
        {
            ({ } server, { } client) => new(Both, ("server", SpanText.Of(server)), ("client", SpanText.Of(client)), ("samples", samples)),
            ({ } server, null) => new(One, ("rtt", SpanText.Of(server)), ("who", Role.Server.The()), ("samples", samples)),
            (null, { } client) => new(One, ("rtt", SpanText.Of(client)), ("who", Role.Client.The()), ("samples", samples)),
            _ => null,
        };
    }
}
