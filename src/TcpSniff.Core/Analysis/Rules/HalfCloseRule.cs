using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>One side sent its FIN and went on reading: the other one still had something to say (RFC 9293 section 3.6).</summary>
internal sealed class HalfCloseRule() : Rule("half-close", Severity.Info, Means)
{
    /// <summary>A TLS alert that says goodbye (RFC 8446 section 6.1) is not what a half-closed connection is kept for.</summary>
    private const int Farewell = 64;

    private static readonly ushort[] TlsPorts = [443, 465, 636, 853, 989, 990, 993, 995, 8443];

    private static readonly Sentence Means = new("Data flowed to a side that had sent its FIN.", "数据仍流向已发出 FIN 的一方。", "資料仍流向已送出 FIN 的一方。");

    private static readonly Sentence Used = new(
        "{Who} closed its direction in frame {fin} and went on reading: {peer} sent {bytes} more, the last of them {span} later."
        + " That is sound, as long as both programs mean it so.",
        "{who}在第 {fin} 帧关闭了自己的发送方向，并继续读取：{peer}又发了 {bytes}，最后一次在 {span} 之后。只要双方程序本意如此，这完全正常。",
        "{who}在第 {fin} 個訊框關閉了自己的傳送方向，並繼續讀取：{peer}又送了 {bytes}，最後一次在 {span} 之後。只要雙方程式本意如此，這完全正常。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (connection.Connection.Teardown == Teardown.Reset || Find(connection, out var bytes) is not var (fin, last)
            || (bytes <= Farewell && TlsPorts.Contains(connection.Connection.Server.Endpoint.Port)))
        {
            return;
        }

        connection.Report(
            this, fin, last,
            new(Used, ("Who", fin.From.Subject()), ("who", fin.From.The()), ("fin", fin.Frame), ("peer", fin.From.Peer().The()),
                ("bytes", Counted.Bytes(bytes)), ("span", SpanText.Of(last.Time - fin.Time))),
            evidence: [new("bytes_after_fin", bytes)]);
    }

    private static (NotedSegment Fin, NotedSegment Last)? Find(ConnectionCase one, out long bytes)
    {
        NotedSegment? fin = null;
        NotedSegment? last = null;
        bytes = 0;
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.DidAny(SegmentEvents.FirstFin))
            {
                fin ??= segment;
            }

            if (segment.DidAny(SegmentEvents.HalfCloseData) && segment.From != fin?.From && !segment.IsCopy && !segment.IsAny(AnalysisFlags.Retransmission))
            {
                (last, bytes) = (segment, bytes + segment.Length);
            }
        }

        return fin is { } closed && last is { } data ? (closed, data) : null;
    }
}
