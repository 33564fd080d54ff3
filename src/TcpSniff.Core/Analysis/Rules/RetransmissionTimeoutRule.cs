using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Something was lost, and only a timer noticed it: the connection stood still meanwhile (RFC 6298).</summary>
internal sealed class RetransmissionTimeoutRule() : Rule("retransmission-timeout", Severity.Warning, Means)
{
    private static readonly Sentence Means = new("Losses that only a timer noticed.", "只有靠定时器才发现的丢失。", "只有靠計時器才發現的遺失。");

    private static readonly Sentence Waited = new(
        "{Who} had to send again after a timer ran out ({times}), which cost {cost}. The longest: seq {seq}, sent again in frame {frame}, {span} in all.",
        "{who}在定时器超时后不得不重传（{times}），共耗时 {cost}。最长的一次：seq {seq}，在第 {frame} 帧重传，共 {span}。",
        "{who}在計時器逾時後不得不重傳（{times}），共耗時 {cost}。最長的一次：seq {seq}，在第 {frame} 個訊框重傳，共 {span}。");

    private static readonly Sentence SynLost = new(
        "The client's SYN got an answer only when it had been sent again ({times}): opening took {span} longer.",
        "客户端的 SYN 重传（{times}）后才得到回应：建立连接多花了 {span}。",
        "用戶端的 SYN 重傳（{times}）後才得到回應：建立連線多花了 {span}。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        JudgeSyn(connection);
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void JudgeSyn(ConnectionCase one)
    {
        if (!one.Connection.SynRtt.Retransmitted || one.Connection.OpenedFrame is not { } opened || EcnFallbackRule.Find(one) is not null || OldConnectionClearedRule.Find(one) is not null)
        {
            return;
        }

        var again = one.Noted.Where(segment => segment.Frame < opened && segment.From == Role.Client && !segment.IsCopy
            && segment.DidAny(SegmentEvents.SynAgain) && !segment.Has(TcpFlags.Ack)).ToList();
        if (again.Count > 0 && !one.Noted.Any(segment => segment.Frame < again[^1].Frame && segment.Has(TcpFlags.Syn | TcpFlags.Ack)))
        {
            var cost = again[^1].Time - one.Connection.FirstTime;
            one.Report(
                this, (one.Connection.FirstFrame, again[^1].Frame), new(SynLost, ("times", Counted.Times(again.Count)), ("span", SpanText.Of(cost))),
                cost: cost, evidence: [new("syn_again", again.Count)]);
        }
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        var late = Recoveries.Real(one.Connection, sender).Where(Recoveries.NeedsTimer);
        if (Recoveries.Of(late) is not { } all || MssBlackHoleRule.Suspects(one, sender) || Silence.Of(one)?.Asking == sender)
        {
            return;
        }

        one.Report(
            this, all.Frames,
            new(Waited, ("Who", sender.Subject()), ("who", sender.The()), ("times", Counted.Times(all.Timeouts)), ("cost", SpanText.Of(all.Cost)),
                ("seq", all.Worst.FirstLost), ("frame", all.Worst.ResentFrame), ("span", SpanText.Of(all.Worst.Length))),
            cost: all.Cost, evidence: [new("timeouts", all.Timeouts), new("segments", all.Segments), new("longest", all.Worst.Length.Seconds)]);
    }
}
