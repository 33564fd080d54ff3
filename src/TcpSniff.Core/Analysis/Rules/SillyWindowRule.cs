using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>The receiver offers a few bytes at a time, and the sender takes them: most of each packet is header (RFC 813, RFC 9293 section 3.8.6.2).</summary>
internal sealed class SillyWindowRule() : Rule("silly-window", Severity.Warning, Means)
{
    private const int Enough = 5;

    private const int DefaultMss = 536;

    private static readonly Sentence Means = new("Tiny windows make tiny segments.", "很小的窗口造成很小的报文段。", "很小的視窗造成很小的區段。");

    private static readonly Sentence Silly = new(
        "{Peer} opened its window by a few bytes at a time, and {who} filled them with {segments} of {bytes} together. A receiver should wait until there is room for a whole segment: {peer}'s program reads in tiny portions, or its TCP is flawed.",
        "{peer}每次只把窗口打开几个字节，{who}就用 {segments}、共 {bytes} 把它们填满。接收方应当等到能容纳整个报文段：{peer}的程序每次只读很少，或者它的 TCP 有缺陷。",
        "{peer}每次只把視窗打開幾個位元組，{who}就用 {segments}、共 {bytes} 把它們填滿。接收方應當等到能容納整個區段：{peer}的程式每次只讀很少，或者它的 TCP 有缺陷。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        var peer = one.Connection.End(sender.Peer());
        var mss = peer.Totals.Offer?.Mss ?? DefaultMss;
        var (first, last, count, bytes) = (default(NotedSegment), default(NotedSegment), 0, 0L);
        foreach (ref readonly var segment in one.Noted.Span)
        {
            // One byte towards a closed window is a probe.
            if (segment.From == sender && segment.IsAny(AnalysisFlags.WindowFull) && segment.Length > 1 && segment.PeerWindow < mss && !segment.IsCopy)
            {
                first = count++ == 0 ? segment : first;
                (last, bytes) = (segment, bytes + segment.Length);
            }
        }

        if (count >= Enough)
        {
            one.Report(
                this, first, last,
                new(Silly, ("who", sender.The()), ("Peer", sender.Peer().Subject()), ("peer", sender.Peer().The()), ("segments", Counted.Segments(count)), ("bytes", Counted.Bytes(bytes))),
                sender.Peer(), cost: last.Time - first.Time, evidence: [new("segments", count), new("average_bytes", (double)bytes / count)]);
        }
    }
}
