using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A receiver ignores a segment that could not belong here, and at most asks back by an ACK (RFC 5961, RFC 7323 section 5).</summary>
internal sealed class ChallengeAckRule() : Rule("challenge-ack", Severity.Info, Means)
{
    private static readonly Sentence Means = new("A segment was ignored: RST, SYN, data out of window, or too old.", "有报文段被忽略：RST、SYN、窗口外的数据，或太旧。", "有區段被忽略：RST、SYN、視窗外的資料，或太舊。");

    private static readonly Sentence Reset = new(
        "{Peer} ignored a RST in the name of {who}: its seq is not exactly the next number (RFC 5961 section 3). The connection went on. An older connection's RST, or a blind attack.",
        "{peer}忽略了以{who}名义发来的 RST：它的 seq 不正是下一个序列号（RFC 5961 第 3 节）。连接继续。它来自旧连接，或是盲目攻击。",
        "{peer}忽略了以{who}名義送來的 RST：它的 seq 不正是下一個序號（RFC 5961 第 3 節）。連線繼續。它來自舊連線，或是盲目攻擊。");

    private static readonly Sentence Forged = new(
        "{Peer} did not take a RST in the name of {who}, and {who} went on as well: it did not send it. Something on the way that sees the connection's numbers made it, such as a firewall or an intruder; compare its TTL.",
        "{peer}没有接受以{who}名义发来的 RST，{who}也继续通信：并不是它发的。它出自途中能看到序列号的设备（如防火墙）或入侵者；请比较 TTL。",
        "{peer}沒有接受以{who}名義送來的 RST，{who}也繼續通訊：並不是它送的。它出自途中能看到序號的裝置（如防火牆）或入侵者；請比較 TTL。");

    private static readonly Sentence Syn = new(
        "{Peer} ignored a SYN in the name of {who} and answered by a challenge ACK (RFC 5961 section 4): it still holds a connection on these ports. The other end restarted, or it is a blind attack.",
        "{peer}忽略了以{who}名义发来的 SYN，并用挑战 ACK 回应（RFC 5961 第 4 节）：它仍保留着这对端口上的连接。对端重启过，或是盲目攻击。",
        "{peer}忽略了以{who}名義送來的 SYN，並用挑戰 ACK 回應（RFC 5961 第 4 節）：它仍保留著這對埠上的連線。對端重新啟動過，或是盲目攻擊。");

    private static readonly Sentence Outside = new(
        "{Peer} ignored a segment of {who} outside of its window (RFC 9293 section 3.10.7.4).",
        "{peer}忽略了{who}发来的、在窗口之外的报文段（RFC 9293 第 3.10.7.4 节）。",
        "{peer}忽略了{who}送來的、在視窗之外的區段（RFC 9293 第 3.10.7.4 節）。");

    private static readonly Sentence Old = new(
        "{Peer} ignored a segment of {who} whose timestamp is older than one it has seen (PAWS, RFC 7323 section 5).",
        "{peer}忽略了{who}的一个报文段，因为它的时间戳比已见过的更旧（PAWS，RFC 7323 第 5 节）。",
        "{peer}忽略了{who}的一個區段，因為它的時間戳記比已見過的更舊（PAWS，RFC 7323 第 5 節）。");

    private static readonly Sentence Challenged = new("The challenge ACK is frame {frame}.", "挑战 ACK 在第 {frame} 帧。", "挑戰 ACK 在第 {frame} 個訊框。");

    private static readonly (SegmentEvents Ignored, Sentence Text, string Name)[] Kinds =
    [
        (SegmentEvents.RstIgnored, Reset, "rst"),
        (SegmentEvents.SynIgnored, Syn, "syn"),
        (SegmentEvents.OutOfWindow, Outside, "data"),
        (SegmentEvents.TooOld, Old, "timestamp"),
    ];

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        foreach (var (ignored, text, name) in Kinds)
        {
            if (Find(connection, ignored) is { } found)
            {
                Report(connection, found, text, name);
            }
        }
    }

    private void Report(ConnectionCase one, (NotedSegment First, NotedSegment? Challenge, int Count) found, Sentence text, string name)
    {
        var from = found.First.From;
        text = IsOutlived(one, found.First) ? Forged : text;
        var what = new Statement(text, ("Peer", from.Peer().Subject()), ("peer", from.Peer().The()), ("who", from.The()));
        var answer = found.Challenge is { } challenge ? new Statement(Challenged, ("frame", challenge.Frame)) : null;
        var control = found.First.Flags & (TcpFlags.Rst | TcpFlags.Syn);
        one.Report(
            this, found.First, found.Challenge ?? found.First, Paragraph.Of(what, answer), from, control != 0 ? Severity.Warning : null,
            evidence: [new("ignored", 0, name), new("count", found.Count)]);
    }

    /// <summary>
    /// The first segment that was ignored for a reason, the ACK that answered it, and how many there were. A RST counts only where
    /// its receiver went on, the others only where it answered: the tap's view of what the receiver expects may lack something.
    /// </summary>
    private static (NotedSegment First, NotedSegment? Challenge, int Count)? Find(ConnectionCase one, SegmentEvents ignored)
    {
        NotedSegment? first = null;
        NotedSegment? challenge = null;
        var count = 0;
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if ((segment.DidAny(ignored) || (ignored == SegmentEvents.RstIgnored && IsOutlived(one, segment))) && !segment.IsCopy)
            {
                (first, count) = (first ?? segment, count + 1);
            }

            if (first is { } known && segment.From != known.From && segment.DidAny(SegmentEvents.ChallengeAck))
            {
                challenge ??= segment;
            }
        }

        return first is { } segmentIgnored && (challenge is not null || WentOn(one, segmentIgnored)) ? (segmentIgnored, challenge, count) : null;
    }

    /// <summary>A RST that fits, and yet the side in whose name it came went on: somebody else made it, who knew the numbers.</summary>
    private static bool IsOutlived(ConnectionCase one, in NotedSegment segment)
    {
        var frame = segment.Frame;
        return segment.Has(TcpFlags.Rst) && one.Connection.End(segment.From).Thoughts?.Revisions.Any(revision => revision.Verdict == RevisedVerdict.Reset && revision.Frame == frame) == true;
    }

    private static bool WentOn(ConnectionCase one, in NotedSegment reset) =>
        IsOutlived(one, reset) || reset.Has(TcpFlags.Rst)
        && one.Connection.End(reset.From.Peer()).Totals.LastPayloadTime > reset.Time
        && one.Connection.ResetFrame is null
        && one.Connection.OpenedFrame < reset.Frame;
}
