using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Something was lost, and acknowledgments told the sender at once (RFC 5681 section 3.2, RFC 8985).</summary>
internal sealed class FastRetransmitRule() : Rule("fast-retransmit", Severity.Info, Means)
{
    private static readonly Sentence Means = new("Losses that were repaired at once.", "立即修复的丢失。", "立即修復的遺失。");

    private static readonly Sentence Repaired = new(
        "{Who} repaired losses without waiting for a timer ({times}, {segments} sent again); from each loss to the acknowledgment that ends it took {cost} in all. It sends more slowly after each.",
        "{who}没有等定时器就修复了丢失（{times}，重传 {segments}）；从丢失到结束恢复的确认共 {cost}。每次之后它都会放慢发送。",
        "{who}沒有等計時器就修復了遺失（{times}，重傳 {segments}）；從遺失到結束復原的確認共 {cost}。每次之後它都會放慢傳送。");

    private static readonly Sentence Probed = new(
        "{Who} lost the end of what it had sent and found that out by a tail loss probe ({times}, first in frame {frame}; {segments} sent again), without waiting for its timer (RTO): {cost} in all.",
        "{who}丢失了最后发送的部分，并用尾部丢失探测（{times}，首次在第 {frame} 帧；重传 {segments}）发现，没有等到定时器（RTO）超时：共 {cost}。",
        "{who}遺失了最後傳送的部分，並用尾端遺失探測（{times}，首次在第 {frame} 個訊框；重傳 {segments}）發現，沒有等到計時器（RTO）逾時：共 {cost}。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        if (MssBlackHoleRule.Suspects(one, sender))
        {
            return;
        }

        // What was never captured before is told as lost upstream; it may as well have been late.
        var fast = Recoveries.Real(one.Connection, sender).Where(episode => Recoveries.IsReported(episode) && !Recoveries.NeedsTimer(episode) && episode.LostFrame is not null);
        if (Recoveries.Of(fast) is { } all)
        {
            Report(one, sender, all, Repaired);
        }

        if (Recoveries.Of(Recoveries.Real(one.Connection, sender).Where(Recoveries.NeedsProbe)) is { } probed)
        {
            Report(one, sender, probed, Probed);
        }
    }

    private void Report(ConnectionCase one, Role sender, Recoveries all, Sentence text) => one.Report(
        this, all.Frames,
        new(text, ("Who", sender.Subject()), ("who", sender.The()), ("times", Counted.Times(all.Count)), ("frame", all.First.ResentFrame),
            ("segments", Counted.Segments(all.Segments)), ("cost", SpanText.Of(all.Cost))),
        cost: all.Cost, evidence: [new("recoveries", all.Count), new("segments", all.Segments)]);
}
