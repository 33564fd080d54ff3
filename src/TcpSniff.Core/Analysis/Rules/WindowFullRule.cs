using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A sender filled the receiver's window and had to wait for room (RFC 9293 section 3.8.6).</summary>
internal sealed class WindowFullRule() : Rule("window-full", Severity.Info, Means)
{
    /// <summary>A tenth of the time in which there was something to do, and long enough to be felt.</summary>
    private const int Share = 10;

    private static readonly Duration WorthTelling = Duration.FromMilliseconds(50);

    private static readonly Sentence Means = new("A sender had to wait for room in the receiver's window.", "发送方不得不等接收窗口腾出空间。", "傳送方不得不等接收視窗騰出空間。");

    private static readonly Sentence Full = new(
        "{Who} filled {peer}'s window of up to {window} bytes to the last byte ({times}). The connection waited for room for {span} of {whole}: {peer}'s program reads more slowly than {who} sends, or its buffer is small.",
        "{who}把{peer}最大 {window} 字节的窗口填满了（{times}）。连接在 {whole} 中有 {span} 在等空间：{peer}的程序读得比{who}发得慢，或者缓冲区太小。",
        "{who}把{peer}最大 {window} 位元組的視窗填滿了（{times}）。連線在 {whole} 中有 {span} 在等空間：{peer}的程式讀得比{who}送得慢，或者緩衝區太小。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        var connection = one.Connection;
        var waited = connection.Spent(TimeClass.ReceiverWindow);
        var (first, last, count) = one.FirstAndLast(sender, AnalysisFlags.WindowFull);
        if (count == 0 || waited < WorthTelling || waited.Nanoseconds < one.BusyTime.Nanoseconds / Share
            || SmallWindowRule.Suspects(one, sender) || connection.End(sender.Peer()).Closed is { Count: > 0 } or { Unfinished: not null })
        {
            return;
        }

        var peer = sender.Peer();
        one.Report(
            this, first, last,
            new(Full, ("Who", sender.Subject()), ("who", sender.The()), ("peer", peer.The()), ("window", connection.End(peer).Totals.Windows.Max ?? 0),
                ("times", Counted.Times(count)), ("span", SpanText.Of(waited)), ("whole", SpanText.Of(one.BusyTime))),
            peer, cost: waited, evidence: [new("segments", count), new("waited", waited.Seconds)]);
    }
}
