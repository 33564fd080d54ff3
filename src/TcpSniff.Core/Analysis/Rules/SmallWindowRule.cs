using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>The receiver's window is smaller than what fits on the way: it, not the network, sets the speed (RFC 7323 section 1.1).</summary>
internal sealed class SmallWindowRule() : Rule("small-window-limits-throughput", Severity.Warning, Means)
{
    private const int Enough = 3;

    /// <summary>Below this a window of any size is filled and emptied too fast to matter.</summary>
    private static readonly Duration LongWay = Duration.FromMilliseconds(10);

    private static readonly Sentence Means = new("The receiver's window limits the speed.", "接收窗口限制了速度。", "接收視窗限制了速度。");

    private static readonly Sentence Limits = new(
        "{Who} could send no more than {peer}'s window of {window} bytes in each round trip of {rtt}: {rate} a second at most. It filled the window {times} and waited {span} of {whole}. Raise {peer}'s receive buffer{scale}.",
        "在每个 {rtt} 的往返中，{who}最多只能发送{peer}窗口的 {window} 字节：每秒最多 {rate}。它 {times}填满窗口，在 {whole} 中等待了 {span}。请增大{peer}的接收缓冲区{scale}。",
        "在每個 {rtt} 的往返中，{who}最多只能傳送{peer}視窗的 {window} 位元組：每秒最多 {rate}。它 {times}填滿視窗，在 {whole} 中等待了 {span}。請增大{peer}的接收緩衝區{scale}。");

    private static readonly Sentence Unscaled = new(", and find out why windows are not scaled", "，并查明为何没有使用窗口缩放", "，並查明為何沒有使用視窗縮放");

    /// <summary>Whether the window limits what a side sends.</summary>
    public static bool Suspects(ConnectionCase one, Role sender)
    {
        var connection = one.Connection;
        var (_, _, count) = one.FirstAndLast(sender, AnalysisFlags.WindowFull);
        return count >= Enough && connection.InitialRtt >= LongWay
            && connection.End(sender.Peer()).Closed is null
            && connection.Spent(TimeClass.ReceiverWindow).Nanoseconds * 4 >= one.BusyTime.Nanoseconds;
    }

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        if (!Suspects(one, sender))
        {
            return;
        }

        var (connection, peer) = (one.Connection, sender.Peer());
        var (first, last, count) = one.FirstAndLast(sender, AnalysisFlags.WindowFull);
        var (window, rtt) = (connection.End(peer).Totals.Windows.Max ?? 0, connection.InitialRtt!.Value);
        var waited = connection.Spent(TimeClass.ReceiverWindow);
        Phrase scale = connection.End(peer).Wireshark.Scale.IsUsed ? "" : Unscaled;
        one.Report(
            this, first, last,
            new(Limits, ("Who", sender.Subject()), ("who", sender.The()), ("peer", peer.The()), ("window", window), ("rtt", SpanText.Of(rtt)),
                ("rate", SizeText.InWords((long)(window / rtt.Seconds))), ("times", Counted.Times(count)),
                ("span", SpanText.Of(waited)), ("whole", SpanText.Of(one.BusyTime)), ("scale", scale)),
            peer, cost: waited, evidence: [new("window", window), new("rtt", rtt.Seconds), new("segments", count)]);
    }
}
