using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Large segments never get through while small ones do: a router drops them, and its ICMP errors do not come back (RFC 2923 section 2.1).</summary>
internal sealed class MssBlackHoleRule() : Rule("mss-black-hole-suspected", Severity.Error, Means)
{
    /// <summary>Every host takes segments of this size (RFC 9293 section 3.7.1); what is lost below has another reason.</summary>
    private const int AlwaysFits = 536;

    private const int Enough = 3;

    private static readonly Sentence Means = new("Large segments never get through, small ones do.", "大的报文段始终送不到，小的却可以。", "大的區段始終送不到，小的卻可以。");

    private static readonly Sentence Hole = new(
        "{who} sent the {len} bytes from seq {seq} on {times}, and none of this size ever got through, while small segments do."
        + " Probably a link on the way takes less, and the ICMP error that says so is filtered. Look at MTU, MSS clamping and ICMP filters between both ends.",
        "{who}把从 seq {seq} 起的 {len} 字节发了 {times}，这么大的报文段一个也没有送到，小的却可以。很可能路上某段链路的 MTU 较小，而说明这一点的 ICMP 错误被过滤了。请查看两端之间的 MTU、MSS 钳制和 ICMP 过滤。",
        "{who}把從 seq {seq} 起的 {len} 位元組送了 {times}，這麼大的區段一個也沒有送到，小的卻可以。很可能路上某段鏈路的 MTU 較小，而說明這一點的 ICMP 錯誤被過濾了。請查看兩端之間的 MTU、MSS 箝制和 ICMP 過濾。");

    /// <summary>Whether large segments of a side vanish.</summary>
    public static bool Suspects(ConnectionCase one, Role sender) => Find(one, sender) is not null;

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        if (Find(one, sender) is var (first, last, count))
        {
            one.Report(
                this, first, last,
                new(Hole, ("who", one.Connection.End(sender).Endpoint.Address.ToString()), ("len", first.Length), ("seq", first.Seq), ("times", Counted.Times(count + 1))),
                cost: last.Time - first.Time, evidence: [new("segment_bytes", first.Length), new("sent", count + 1)]);
        }
    }

    /// <summary>
    /// Repetitions of one large segment, before which nothing of that size was delivered, at times when the receiver was there.
    /// </summary>
    private static (NotedSegment First, NotedSegment Last, int Count)? Find(ConnectionCase one, Role sender)
    {
        if (one.Connection.End(sender).Totals.Labels.Of(AnalysisFlags.Retransmission) < Enough)
        {
            return null;
        }

        var (first, last, count) = (default(NotedSegment), default(NotedSegment), 0);
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.From != sender || segment.IsCopy || !segment.IsAny(AnalysisFlags.Retransmission) || segment.Length <= AlwaysFits || segment.Seq > segment.Length)
            {
                continue;
            }

            (first, last, count) = count > 0 && segment.Seq == first.Seq && segment.Length == first.Length
                ? (first, segment, count + 1)
                : count >= Enough ? (first, last, count) : (segment, segment, 1);
        }

        var heard = one.Connection.End(sender.Peer()).Totals.LastTime > first.Time;
        return count >= Enough && (heard || HasIcmp(one, sender)) && !WasDelivered(one, sender, last) ? (first, last, count) : null;
    }

    /// <summary>Whether the segment itself was acknowledged in the end, rather than a smaller one in its place.</summary>
    private static bool WasDelivered(ConnectionCase one, Role sender, in NotedSegment last)
    {
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.From == sender && segment.Frame > last.Frame && segment.Seq == last.Seq && segment.Length < last.Length && segment.Length > 0)
            {
                return false;
            }
        }

        var (from, to) = (one.Connection.End(sender), one.Connection.End(sender.Peer()));
        return to.Rfc9293.Knows(Known.Acked) && (to.Rfc9293.Acked - from.Base.Value.Value).Value >= last.Seq + (uint)last.Length;
    }

    private static bool HasIcmp(ConnectionCase one, Role sender) =>
        one.Connection.Errors?.Any(error => error.About == sender && error.Error.Kind == IcmpErrorKind.TooBig) == true;
}
