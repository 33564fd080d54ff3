using TcpSniff.Analysis.Resets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A RST comes after a FIN: while the connection was being closed, or when it had ended (RFC 9293 sections 3.6 and 3.10.7.1).</summary>
internal sealed class ResetAfterCloseRule() : Rule("reset-after-close", Severity.Info, Means)
{
    private static readonly Sentence Means = new("A RST comes after a FIN.", "在 FIN 之后出现 RST。", "在 FIN 之後出現 RST。");

    private static readonly Sentence WhileClosing = new(
        "The connection was being closed when {who} sent a RST.",
        "连接正在关闭时，{who}发了 RST。",
        "連線正在關閉時，{who}送了 RST。");

    private static readonly Sentence AfterEnd = new(
        "The connection had ended properly when {who} sent a RST: something reached it late and met nobody. Nothing was lost.",
        "连接已正常结束，之后{who}又发了 RST：有报文段迟到，已没有人接收。没有丢失任何数据。",
        "連線已正常結束，之後{who}又送了 RST：有區段遲到，已沒有人接收。沒有遺失任何資料。");

    private static readonly Sentence Lost = new(
        "{bytes} that {peer} had sent were lost by that.",
        "{peer}已发出的 {bytes}因此丢失。",
        "{peer}已送出的 {bytes}因此遺失。");

    /// <summary>So little is a farewell (a TLS close_notify, RFC 8446 section 6.1) that nobody has to read, once he has closed.</summary>
    private const int Farewell = 64;

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (Reset.Of(connection) is { } reset)
        {
            JudgeClosing(connection, reset);
        }
        else if (FindLate(connection) is { } late)
        {
            connection.Report(this, late, late, new(AfterEnd, ("who", late.From.The())));
        }
    }

    private void JudgeClosing(ConnectionCase connection, Reset reset)
    {
        if (connection.Connection.Teardown != Teardown.Reset || !(reset.SenderHadClosed || reset.PeerHadClosed) || reset.Cause == ResetCause.GaveUp)
        {
            return;
        }

        var severity = reset.Undelivered > Farewell || !reset.SenderHadClosed ? Severity.Warning : Severity.Info;
        var lost = reset.Undelivered > 0 ? new Statement(Lost, ("bytes", Counted.Bytes(reset.Undelivered)), ("peer", reset.By.Peer().The())) : null;
        connection.Report(
            this, reset.Segment, reset.Segment, Paragraph.Of(new(WhileClosing, ("who", reset.By.The())), lost, reset.Say()), reset.Culprit, severity,
            evidence: [new("cause", 0, reset.Cause.Id()), new("unacknowledged_bytes", reset.Undelivered)]);
    }

    private static NotedSegment? FindLate(ConnectionCase one)
    {
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.DidAny(SegmentEvents.RstAfterClose))
            {
                return segment;
            }
        }

        return null;
    }
}
