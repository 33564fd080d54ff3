using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>One side acknowledged the other's FIN and neither sends nor closes: its program has not called close() (RFC 9293 section 3.6).</summary>
internal sealed class CloseWaitLingeringRule() : Rule("close-wait-lingering", Severity.Warning, Means)
{
    /// <summary>So long in CLOSE-WAIT, without sending, is no work that is still to be finished.</summary>
    public static readonly Duration Patience = Duration.FromSeconds(5);

    private static readonly Duration PoolPatience = Duration.FromSeconds(60);

    private static readonly Sentence Means = new("A program does not close its end after the peer's FIN.", "对方发出 FIN 后，程序没有关闭自己的一端。", "對方送出 FIN 後，程式沒有關閉自己的一端。");

    private static readonly Sentence Late = new(
        "{Peer} closed in frame {fin}; {who} stayed in CLOSE-WAIT for {span} before it closed too.",
        "{peer}在第 {fin} 帧关闭；{who}在 CLOSE-WAIT 停留了 {span} 才关闭。",
        "{peer}在第 {fin} 個訊框關閉；{who}在 CLOSE-WAIT 停留了 {span} 才關閉。");

    private static readonly Sentence Never = new(
        "{Peer} closed in frame {fin}; {who} is in CLOSE-WAIT since then, and has not closed by the end of the capture, {span} later.",
        "{peer}在第 {fin} 帧关闭；{who}从那时起处于 CLOSE-WAIT，直到 {span} 后抓包结束也没有关闭。",
        "{peer}在第 {fin} 個訊框關閉；{who}從那時起處於 CLOSE-WAIT，直到 {span} 後擷取結束也沒有關閉。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (connection.Connection.Client.FinFrame is not null || connection.Connection.Server.FinFrame is not null)
        {
            Judge(connection, Role.Client);
            Judge(connection, Role.Server);
        }
    }

    private void Judge(ConnectionCase one, Role lingering)
    {
        if (Find(one, lingering) is not var (fin, since, end) || (end?.Time ?? one.Capture.Record.LastTime) is not { } until || until - since < Patience)
        {
            return;
        }

        var peer = lingering.Peer();
        var text = new Statement(
            end is null ? Never : Late,
            ("Peer", peer.Subject()), ("peer", peer.The()), ("fin", fin.Frame), ("who", lingering.The()), ("span", SpanText.Of(until - since)));
        // A client may keep an idle connection in its pool, and only finds out when it wants to use it again.
        one.Report(
            this, (fin.Frame, end?.Frame ?? one.Connection.LastFrame), Paragraph.Of(text, Advice.Between(lingering, since, until)), lingering,
            lingering == Role.Client && until - since < PoolPatience ? Severity.Info : null, until - since);
    }

    /// <summary>The peer's FIN, since when the side knows of it and has sent nothing, and the FIN or RST that ended that, if any.</summary>
    private static (NotedSegment Fin, CaptureTime Since, NotedSegment? End)? Find(ConnectionCase one, Role lingering)
    {
        NotedSegment? fin = null;
        NotedSegment? end = null;
        CaptureTime? since = null;
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.From != lingering)
            {
                fin = segment.DidAny(SegmentEvents.FirstFin) ? segment : fin;
                end ??= fin is not null && segment.DidAny(SegmentEvents.Aborts) ? segment : null;
                continue;
            }

            if (fin is not null && segment.DidAny(SegmentEvents.AcksFin | SegmentEvents.HalfCloseData))
            {
                since = end is null ? segment.Time : since;
            }

            end ??= segment.DidAny(SegmentEvents.FirstFin | SegmentEvents.Aborts) ? segment : null;
        }

        // A FIN of its own that came first makes it the one that waits, not the one that lingers.
        return fin is { } closed && since is { } known && !(end?.Frame < closed.Frame) ? (closed, known, end) : null;
    }
}
