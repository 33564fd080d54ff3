using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A host begins several connections with the same number: it can be guessed, and old segments may fit (RFC 9293 section 3.4.1, RFC 6528).</summary>
internal sealed class IsnReuseRule() : Rule("isn-reuse", Severity.Warning, Means)
{
    /// <summary>The same SYN seen twice with other addresses, before and behind a NAT or load balancer, comes sooner than that.</summary>
    private static readonly Duration Apart = Duration.FromSeconds(1);

    /// <summary>Among more connections than that of one host, two may have the same number by chance.</summary>
    private const int Coincidence = 5_000;

    private static readonly Sentence Means = new("Connections begin with the same sequence number.", "多条连接用同一个初始序列号开始。", "多條連線用同一個初始序號開始。");

    private static readonly Sentence Reused = new(
        "{host} began a connection with the initial sequence number of an earlier one ({times}, first {isn}). Numbers that can be foretold let strangers inject data (RFC 6528).",
        "{host} 开始连接时用了先前连接的初始序列号（{times}，首次为 {isn}）。可预测的序列号会让外人得以注入数据（RFC 6528）。",
        "{host} 開始連線時用了先前連線的初始序號（{times}，首次為 {isn}）。可預測的序號會讓外人得以注入資料（RFC 6528）。");

    private static readonly Sentence SameStream = new(
        "After the connection had closed, {who} began a new one with the same initial sequence number {isn}: old segments cannot be told from new ones (RFC 9293 section 3.4.1).",
        "连接关闭之后，{who}又用相同的初始序列号 {isn} 开始新连接：旧报文段和新报文段无法区分（RFC 9293 第 3.4.1 节）。",
        "連線關閉之後，{who}又用相同的初始序號 {isn} 開始新連線：舊區段和新區段無法區分（RFC 9293 第 3.4.1 節）。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (connection.Connection.ClosedFrame is not { } closed)
        {
            return;
        }

        foreach (ref readonly var segment in connection.Noted.Span)
        {
            if (segment.Frame > closed && segment.DidAny(SegmentEvents.SynAgain) && !segment.Has(TcpFlags.Ack) && !segment.IsCopy)
            {
                var isn = connection.Connection.End(segment.From).Rfc9293.Iss.Value;
                connection.Report(this, segment, segment, new(SameStream, ("who", segment.From.The()), ("isn", isn)), segment.From);
                return;
            }
        }
    }

    /// <inheritdoc/>
    public override void Judge(CaptureCase capture)
    {
        var numbers = capture.Sums.InitialNumbers;
        foreach (var host in numbers.Repeats(Apart))
        {
            var repeats = host.ToList();
            if (numbers.BegunBy(host.Key) > Coincidence && repeats.Count < 10)
            {
                continue;
            }

            var isn = repeats[0].Number.Value;
            capture.Report(
                this, (repeats[0].Before.Frame, repeats[^1].Again.Frame),
                new(Reused, ("host", host.Key.ToString()), ("times", Counted.Times(repeats.Count)), ("isn", isn)), Role.Client,
                evidence: [new("connections", repeats.Count), new("isn", isn)]);
        }
    }
}
