using TcpSniff.Analysis.Resets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A RST ends an open connection, without a FIN from either side (RFC 9293 section 3.5.2).</summary>
internal sealed class ResetMidTransferRule() : Rule("reset-mid-transfer", Severity.Warning, Means)
{
    private static readonly Sentence Means = new("A RST ends an open connection.", "RST 结束了一个已建立的连接。", "RST 結束了一條已建立的連線。");

    private static readonly Sentence Broken = new(
        "{Who} broke the open connection off by a RST, {span} after its first captured segment.",
        "{who}用 RST 中断了已建立的连接，距抓到的第一个报文段 {span}。",
        "{who}用 RST 中斷了已建立的連線，距擷取到的第一個區段 {span}。");

    private static readonly Sentence Lost = new(
        "{bytes} of {peer} were not acknowledged by then.",
        "那时{peer}还有 {bytes}没有得到确认。",
        "那時{peer}還有 {bytes}沒有得到確認。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        var known = connection.Connection;
        if (known.Teardown != Teardown.Reset || known.ResetFrame == known.FirstFrame || known.Handshake is Handshake.HalfOpen or Handshake.Unanswered or Handshake.Refused
            || Reset.Of(connection) is not { SenderHadClosed: false, PeerHadClosed: false } reset || reset.Cause == ResetCause.GaveUp)
        {
            return;
        }

        var what = new Statement(
            Broken, ("Who", reset.By.Subject()), ("who", reset.By.The()), ("span", SpanText.Of(reset.Segment.Time - known.FirstTime)));
        var lost = reset.Undelivered > 0 ? new Statement(Lost, ("bytes", Counted.Bytes(reset.Undelivered)), ("peer", reset.By.Peer().The())) : null;
        var look = reset.Culprit is { } culprit ? Advice.Before(culprit, reset.Segment.Time) : null;
        connection.Report(
            this, reset.Segment, reset.Segment, Paragraph.Of(what, lost, reset.Say(), look), reset.Culprit,
            reset.Undelivered > 0 ? Severity.Error : null,
            evidence: [new("cause", 0, reset.Cause.Id()), new("unacknowledged_bytes", reset.Undelivered)]);
    }
}
