using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Something was lost, and acknowledgments told the sender at once (RFC 5681 section 3.2, RFC 8985).</summary>
public sealed class FastRetransmitRule() : Rule("fast-retransmit", Severity.Info, Means)
{
    private static readonly Sentence Means = new("Losses that were repaired at once.", "立即修复的丢失。", "立即修復的遺失。");

    private static readonly Sentence Repaired = new(
        "{Who} repaired losses without waiting for a timer ({times}, {segments} sent again), within {cost} in all. It sends more slowly after each.",
        "{who}没有等定时器就修复了丢失（{times}，重传 {segments}），共用 {cost}。每次之后它都会放慢发送。",
        "{who}沒有等計時器就修復了遺失（{times}，重傳 {segments}），共用 {cost}。每次之後它都會放慢傳送。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        var fast = Recoveries.Real(one.Connection, sender)
            .Where(episode => episode.FoundBy is (LossSignal.DuplicateAcks or LossSignal.Rack) && !Recoveries.NeedsTimer(episode));
        if (Recoveries.Of(fast) is not { } all || MssBlackHoleRule.Suspects(one, sender))
        {
            return;
        }

        one.Report(
            this, all.Frames,
            new(Repaired, ("Who", sender.Subject()), ("who", sender.The()), ("times", Counted.Times(all.Count)),
                ("segments", Counted.Segments(all.Segments)), ("cost", SpanText.Of(all.Cost))),
            cost: all.Cost, evidence: [new("recoveries", all.Count), new("segments", all.Segments)]);
    }
}
