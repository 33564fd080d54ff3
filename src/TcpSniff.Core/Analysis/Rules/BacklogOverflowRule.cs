using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>
/// A listening socket's queue is full: its system drops SYNs, or the last ACK of the handshake, and repeats its SYN+ACK until the
/// program accepts. The wire shows only that, hence suspected.
/// </summary>
internal sealed class BacklogOverflowRule() : Rule("backlog-overflow-suspected", Severity.Warning, Means)
{
    private static readonly Sentence Means = new(
        "The server's program probably does not accept connections fast enough.",
        "服务器的程序可能来不及接受连接。",
        "伺服器的程式可能來不及接受連線。");

    private static readonly Sentence Dropped = new(
        "Nothing answers the client's SYN (sent {times}) although other connections to {server} are alive.",
        "客户端的 SYN（发了 {times}）没有任何回应，而到 {server} 的其他连接却正常。",
        "用戶端的 SYN（送了 {times}）沒有任何回應，而到 {server} 的其他連線卻正常。");

    private static readonly Sentence Repeated = new(
        "{server} repeated its SYN+ACK ({times}) although the client's ACK was captured in frame {ack}.",
        "{server} 重发了 SYN+ACK（{times}），而客户端的 ACK 在第 {ack} 帧中已经抓到。",
        "{server} 重送了 SYN+ACK（{times}），而用戶端的 ACK 在第 {ack} 個訊框中已經擷取到。");

    private static readonly Sentence Why = new(
        "Its queue of connections that wait for accept() is probably full: the program accepts too slowly, or its backlog is too small.",
        "等待 accept 的连接队列可能已满：程序接受得太慢，或者 backlog 太小。",
        "等待 accept 的連線佇列可能已滿：程式接受得太慢，或者 backlog 太小。");

    /// <summary>Whether this rule speaks of the connection's SYN, which nothing answers, and hence no other has to.</summary>
    public static bool LeavesOut(ConnectionCase one) =>
        one.Connection.Client.Totals.Syn > 1
        && UnansweredSynRule.IsUnanswered(one)
        && one.Capture.Sums.Listeners.Of(one.Connection) is { IsFlooded: false } listener
        && listener.WasAliveWithin(one.Connection.FirstTime, one.Connection.LastTime);

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        var known = connection.Connection;
        var server = known.Server.Endpoint.ToString();
        if (LeavesOut(connection))
        {
            var syns = known.Client.Totals.Syn;
            var dropped = new Statement(Dropped, ("times", Counted.Times(syns)), ("server", server));
            connection.Report(
                this, (known.FirstFrame, known.LastFrame), Paragraph.Of(dropped, new(Why), Advice.Between(Role.Server, known.FirstTime, known.LastTime)),
                Role.Server, cost: known.Duration, evidence: [new("syns", syns)]);
        }
        else if (known.Server.Totals.Syn > 1 && !connection.ServerAnsweredTwice && FindRepetition(connection) is { } found)
        {
            var repeated = new Statement(Repeated, ("server", server), ("times", Counted.Times(found.Count)), ("ack", found.Ack.Frame));
            connection.Report(
                this, found.Ack, found.Last, Paragraph.Of(repeated, new(Why), Advice.Between(Role.Server, found.Ack.Time, found.Last.Time)),
                Role.Server, cost: found.Last.Time - found.Ack.Time, evidence: [new("syn_acks_repeated", found.Count)]);
        }
    }

    /// <summary>
    /// SYN+ACKs that came again after the client's ACK, by the server's timer. One alone may mean that the ACK was lost behind the
    /// tap, unless the client repeated its data too, or the port is known to be busy.
    /// </summary>
    private static (NotedSegment Ack, NotedSegment Last, int Count)? FindRepetition(ConnectionCase one)
    {
        NotedSegment? ack = null;
        var last = default(NotedSegment);
        var (count, clientRepeats) = (0, false);
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.IsCopy)
            {
                continue;
            }

            if (segment.From == Role.Client)
            {
                ack = segment.Has(TcpFlags.Syn) ? null : segment.DidAny(SegmentEvents.Opens) ? segment : ack;
                clientRepeats |= ack is not null && segment.IsAny(AnalysisFlags.Retransmission);
            }
            else if (segment.Has(TcpFlags.Syn) && segment.DidAny(SegmentEvents.SynAgain) && segment.Time - ack?.Time >= RetransmissionTimer.Shortest)
            {
                (last, count) = (segment, count + 1);
            }
        }

        var certain = count > 1 || (count == 1 && (clientRepeats || one.Capture.Sums.Listeners.Of(one.Connection).Opened > 1));
        return ack is { } confirmed && certain ? (confirmed, last, count) : null;
    }
}
