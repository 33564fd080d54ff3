using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>So many SYNs to one port come to nothing, so fast, that they are hardly meant to connect (RFC 4987).</summary>
internal sealed class SynFloodRule() : Rule("syn-flood", Severity.Error, Means)
{
    private static readonly Sentence Means = new("A port is flooded with SYNs.", "某个端口正受到 SYN 洪泛。", "某個埠正受到 SYN 洪水攻擊。");

    private static readonly Sentence Flooded = new(
        "{n} SYNs to {server} came to nothing within {span}{rate}, from {clients} different addresses; {opened} connections opened."
        + " They fill the queue of half-open connections, so that nobody else gets in (RFC 4987). SYN cookies keep the port usable.",
        "{span} 内发往 {server} 的 {n} 个 SYN 都没有结果{rate}，来自 {clients} 个不同地址；只有 {opened} 个连接建立成功。"
        + "它们占满半开连接队列，别人就进不来了（RFC 4987）。SYN cookies 能让端口继续可用。",
        "{span} 內送往 {server} 的 {n} 個 SYN 都沒有結果{rate}，來自 {clients} 個不同位址；只有 {opened} 條連線建立成功。"
        + "它們占滿半開連線佇列，別人就進不來了（RFC 4987）。SYN cookies 能讓埠保持可用。");

    private static readonly Sentence AtRate = new(" ({rate} a second)", "（每秒 {rate} 个）", "（每秒 {rate} 個）");

    /// <inheritdoc/>
    public override void Judge(CaptureCase capture)
    {
        foreach (var (end, listener) in capture.Sums.Listeners.All)
        {
            if (!listener.IsFlooded || capture.Sums.Tap.Hides(end.Address))
            {
                continue;
            }

            var (first, last) = (listener.FirstUnfinished, listener.LastUnfinished);
            capture.Report(
                this, (first.Frame, last.Frame),
                new(Flooded, ("n", listener.Unfinished), ("server", end.ToString()), ("span", SpanText.Of(listener.UnfinishedSpan)), ("rate", Rate(listener)),
                    ("clients", listener.UnfinishedClients), ("opened", listener.Opened)),
                Role.Client, cost: last.Time - first.Time,
                evidence: [new("syns", listener.Unfinished), new("clients", listener.UnfinishedClients), new("opened", listener.Opened)]);
        }
    }

    /// <summary>Intervals by time: of n SYNs, n − 1 lie between the first and the last.</summary>
    private static Phrase Rate(Listener listener) => listener.UnfinishedSpan > Duration.Zero
        ? new Statement(AtRate, ("rate", (long)Math.Round((listener.Unfinished - 1) / listener.UnfinishedSpan.Seconds)))
        : "";
}
