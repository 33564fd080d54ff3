using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A RST ends TIME-WAIT before its time (RFC 1337).</summary>
internal sealed class TimeWaitAssassinationRule() : Rule("time-wait-assassination", Severity.Info, Means)
{
    private static readonly Sentence Means = new("A RST ends TIME-WAIT early.", "RST 提前结束了 TIME-WAIT。", "RST 提前結束了 TIME-WAIT。");

    private static readonly Sentence Assassinated = new(
        "{Who} sent a RST to an end in TIME-WAIT, which is over at once on most systems, and with it the protection against old segments (RFC 1337)."
        + " An old duplicate that was answered by an ACK causes this.",
        "{who}向处于 TIME-WAIT 的一端发了 RST；在多数系统上 TIME-WAIT 会立即结束，对旧报文段的防护也随之消失（RFC 1337）。起因是一个旧的重复报文段得到了 ACK。",
        "{who}向處於 TIME-WAIT 的一端送了 RST；在多數系統上 TIME-WAIT 會立即結束，對舊區段的防護也隨之消失（RFC 1337）。起因是一個舊的重複區段得到了 ACK。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        foreach (ref readonly var segment in connection.Noted.Span)
        {
            if (segment.DidAny(SegmentEvents.AssassinatesTimeWait))
            {
                connection.Report(this, segment, segment, new(Assassinated, ("Who", segment.From.Subject()), ("who", segment.From.The())), segment.From);
                return;
            }
        }
    }
}
