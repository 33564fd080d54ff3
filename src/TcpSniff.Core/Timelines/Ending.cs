using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>Says in a few words how a connection ended.</summary>
internal static class Ending
{
    private static readonly Sentence First = new("Closed by {who} first", "由{who}先关闭", "由{who}先關閉");
    private static readonly Sentence Both = new("Closed by both at the same time", "双方同时关闭", "雙方同時關閉");
    private static readonly Sentence Half = new("Half closed: {who} has sent its FIN, {peer} has not", "半关闭：{who}已发送 FIN，{peer}还没有", "半關閉：{who}已送出 FIN，{peer}還沒有");
    private static readonly Sentence Reset = new("Reset by {who}", "被{who}复位", "被{who}重設");
    private static readonly Sentence Refused = new("Refused by {who}", "被{who}拒绝", "被{who}拒絕");
    private static readonly Sentence Unanswered = new("Never answered", "一直没有回应", "一直沒有回應");
    private static readonly Sentence HalfOpen = new("Never fully opened", "没有完全建立", "沒有完全建立");
    private static readonly Sentence Open = new("Still open when the capture ended", "抓包结束时仍未关闭", "擷取結束時仍未關閉");

    private static readonly Sentence GoesOn = new(
        "Goes on as connection #{stream}, where Wireshark counts a new stream", "以连接 #{stream} 继续（Wireshark 从那里起算作新的流）", "以連線 #{stream} 繼續（Wireshark 從那裡起算作新的流）");

    /// <summary>The statement, without a full stop.</summary>
    public static Statement Of(Connection connection)
    {
        if (connection.GoesOnAs is { } stream)
        {
            return new(GoesOn, ("stream", stream));
        }

        var first = connection.ClosedFirst.HasFlag(Sides.Client) ? Role.Client : Role.Server;
        return (connection.Handshake, connection.Teardown) switch
        {
            (_, Teardown.Reset) => new(Reset, ("who", (connection.ResetBy ?? first).The())),
            (Handshake.Refused, _) => new(Refused, ("who", (connection.ResetBy ?? Role.Server).The())),
            (_, Teardown.Simultaneous) => new(Both),
            (_, Teardown.FourWay or Teardown.ThreeSegment) => new(First, ("who", first.The())),
            (_, Teardown.HalfClosed) => new(Half, ("who", first.The()), ("peer", first.Peer().The())),
            (Handshake.Unanswered, _) => new(Unanswered),
            (Handshake.HalfOpen, _) => new(HalfOpen),
            _ => new(Open),
        };
    }
}
