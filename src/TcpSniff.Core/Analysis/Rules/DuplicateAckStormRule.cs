using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Both ends answer each other's acknowledgments by acknowledgments, on and on: their numbers no longer fit (RFC 5961 section 5 bounds it).</summary>
internal sealed class DuplicateAckStormRule() : Rule("duplicate-ack-storm", Severity.Error, Means)
{
    private const int Enough = 20;

    private static readonly Duration Pause = Duration.FromSeconds(1);

    private static readonly Sentence Means = new("Both ends answer acknowledgments by acknowledgments without end.", "两端不断地以确认回应确认。", "兩端不斷地以確認回應確認。");

    private static readonly Sentence Storm = new(
        "Client and server answered each other's acknowledgments {times} within {span}, and nothing else moved. Their numbers no longer fit together: somebody in between changed or injected segments, or one end lost its state.",
        "客户端和服务器在 {span} 内以确认互相回应了 {times}，别的都没有进展。双方的序列号已对不上：有中间设备修改或注入了报文段，或者一端丢失了状态。",
        "用戶端和伺服器在 {span} 內以確認互相回應了 {times}，別的都沒有進展。雙方的序號已對不上：有中間設備修改或注入了區段，或者一端遺失了狀態。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (connection.Connection.Client.Totals.Labels.Of(AnalysisFlags.DuplicateAck) < Enough / 3 || connection.Connection.Server.Totals.Labels.Of(AnalysisFlags.DuplicateAck) < Enough / 3)
        {
            return;
        }

        var (first, last, count) = (default(NotedSegment), default(NotedSegment), 0);
        foreach (ref readonly var segment in connection.Noted.Span)
        {
            if (segment.IsCopy || segment.IsAny(AnalysisFlags.KeepAliveAck))
            {
                continue;
            }

            var answers = segment.IsAny(AnalysisFlags.DuplicateAck) && count > 0 && segment.From != last.From && segment.Time - last.Time < Pause;
            if (!answers && count >= Enough)
            {
                break;
            }

            first = answers ? first : segment;
            (last, count) = (segment, answers ? count + 1 : segment.IsAny(AnalysisFlags.DuplicateAck) ? 1 : 0);
        }

        if (count >= Enough)
        {
            connection.Report(this, first, last, new(Storm, ("times", Counted.Times(count)), ("span", SpanText.Of(last.Time - first.Time))),
                cost: last.Time - first.Time, evidence: [new("acknowledgments", count)]);
        }
    }
}
