using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>One side asks by keep-alives whether the other is still there (RFC 9293 section 3.8.4).</summary>
/// <remarks>Linux probes a closed window by the same segment, and a byte that is sent again can look like one: neither is meant here.</remarks>
internal sealed class KeepAliveProbingRule() : Rule("keep-alive-probing", Severity.Info, Means)
{
    private static readonly Sentence Means = new("An idle connection is kept alive by probes.", "空闲的连接靠保活探测维持。", "閒置的連線靠保活探測維持。");

    private static readonly Sentence Probed = new(
        "{Who} asked {times} within {span} whether {peer} is still there; {answers} of these got an answer. Nobody had anything to say meanwhile.",
        "{who}在 {span} 内询问了 {times}：{peer}还在吗？其中 {answers} 次得到回应。这期间双方都没有数据要发。",
        "{who}在 {span} 內詢問了 {times}：{peer}還在嗎？其中 {answers} 次得到回應。這期間雙方都沒有資料要送。");

    private static readonly Sentence AllAnswered = new(
        "{Who} asked {times} within {span} whether {peer} is still there, and got an answer each time. Nobody had anything to say meanwhile.",
        "{who}在 {span} 内询问了 {times}：{peer}还在吗？每次都得到回应。这期间双方都没有数据要发。",
        "{who}在 {span} 內詢問了 {times}：{peer}還在嗎？每次都得到回應。這期間雙方都沒有資料要送。");

    private static readonly Sentence Answered = new(
        "{Who} asked once whether {peer} is still there, and got an answer. Nobody had anything to say meanwhile.",
        "{who}询问了一次：{peer}还在吗？得到了回应。这期间双方都没有数据要发。",
        "{who}詢問了一次：{peer}還在嗎？得到了回應。這期間雙方都沒有資料要送。");

    private static readonly Sentence Unanswered = new(
        "{Who} asked once whether {peer} is still there; no answer was captured. Nobody had anything to say meanwhile.",
        "{who}询问了一次：{peer}还在吗？没有抓到回应。这期间双方都没有数据要发。",
        "{who}詢問了一次：{peer}還在嗎？沒有擷取到回應。這期間雙方都沒有資料要送。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role asking)
    {
        if (one.Connection.End(asking).Totals.Labels.Of(AnalysisFlags.KeepAlive) == 0 || Silence.Of(one)?.Asking == asking)
        {
            return;
        }

        var (first, last, probes, answers) = (default(NotedSegment), default(NotedSegment), 0, 0);
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.IsCopy)
            {
                continue;
            }

            if (segment.From == asking && IsProbe(segment))
            {
                first = probes++ == 0 ? segment : first;
                last = segment;
            }

            answers += segment.From != asking && segment.IsAny(AnalysisFlags.KeepAliveAck) ? 1 : 0;
        }

        if (probes == 0)
        {
            return;
        }

        var text = new Statement(
            probes > 1 ? answers >= probes ? AllAnswered : Probed : answers > 0 ? Answered : Unanswered, ("Who", asking.Subject()), ("who", asking.The()), ("peer", asking.Peer().The()), ("times", Counted.Times(probes)),
            ("span", SpanText.Of(last.Time - first.Time)), ("answers", Math.Min(probes, answers)));
        one.Report(this, first, last, text, evidence: [new("probes", probes), new("answers", answers)]);
    }

    private static bool IsProbe(in NotedSegment segment) =>
        segment.IsAny(AnalysisFlags.KeepAlive) && !segment.PeerWindowClosed && segment.NothingOutstanding && !segment.DidAny(SegmentEvents.ByteAgain);
}
