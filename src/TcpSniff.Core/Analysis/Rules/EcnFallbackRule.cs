using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A SYN that offers ECN stays without answer, one that does not is answered (RFC 3168 section 6.1.1.1).</summary>
internal sealed class EcnFallbackRule() : Rule("ecn-fallback", Severity.Info, Means)
{
    private const TcpFlags Offer = TcpFlags.Ece | TcpFlags.Cwr;

    private static readonly Sentence Means = new("Only a SYN without the offer of ECN is answered.", "只有不提议 ECN 的 SYN 得到了回应。", "只有不提議 ECN 的 SYN 得到了回應。");

    private static readonly Sentence Fallback = new(
        "The client's SYN offered ECN ({times}) and got no answer; the one without the offer, in frame {frame}, was answered {span} after the first. Something on the way may drop SYNs that offer ECN; it may also be chance.",
        "客户端的 SYN 提议 ECN（{times}）时没有得到回应；第 {frame} 帧不带提议的 SYN 得到了回应，此时距第一个 SYN 已有 {span}。途中可能有设备丢弃提议 ECN 的 SYN，也可能只是巧合。",
        "用戶端的 SYN 提議 ECN（{times}）時沒有得到回應；第 {frame} 個訊框不帶提議的 SYN 得到了回應，此時距第一個 SYN 已有 {span}。途中可能有裝置丟棄提議 ECN 的 SYN，也可能只是巧合。");

    /// <summary>The SYNs that offered it in vain, the one that did not, and its answer; null where it was not so.</summary>
    internal static (NotedSegment First, NotedSegment Without, NotedSegment Answer, int Offers)? Find(ConnectionCase one)
    {
        NotedSegment? first = null;
        NotedSegment? without = null;
        var offers = 0;
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (!segment.Has(TcpFlags.Syn) || segment.IsCopy)
            {
                continue;
            }

            if (segment.From == Role.Server)
            {
                return segment.Has(TcpFlags.Ack) && first is { } offered && without is { } plain ? (offered, plain, segment, offers) : null;
            }

            if (segment.Has(Offer) && without is null)
            {
                (first, offers) = (first ?? segment, offers + 1);
            }
            else if ((segment.Flags & Offer) == 0)
            {
                without ??= segment;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (Find(connection) is var (first, without, answer, offers))
        {
            connection.Report(
                this, first, answer, new(Fallback, ("times", Counted.Times(offers)), ("frame", without.Frame), ("span", SpanText.Of(answer.Time - first.Time))),
                cost: without.Time - first.Time, evidence: [new("offers", offers)]);
        }
    }
}
