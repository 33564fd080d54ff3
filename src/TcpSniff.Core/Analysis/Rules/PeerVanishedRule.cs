using TcpSniff.Analysis.Surroundings;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>One side of an open connection repeats what it has to say, and nothing ever comes back (RFC 9293 section 3.8.3).</summary>
internal sealed class PeerVanishedRule() : Rule("peer-vanished", Severity.Error, Means)
{
    private static readonly Sentence Means = new("One side falls silent for good.", "一方从此再无音讯。", "一方從此再無音訊。");

    private static readonly Sentence Vanished = new(
        "Nothing came from {who} after {at}; {peer} asked {times} within {span} and got no answer."
        + " Its host went down or lost its way: a program that ends, or a host that restarts, would have answered by FIN or RST.",
        "{at} 之后{who}再没有发来任何东西；{peer}在 {span} 内询问了 {times}，没有得到回应。"
        + "它的主机停机或断网了：程序结束或主机重启时会用 FIN 或 RST 回应。",
        "{at} 之後{who}再沒有送來任何東西；{peer}在 {span} 內詢問了 {times}，沒有得到回應。"
        + "它的主機停機或斷網了：程式結束或主機重新啟動時會用 FIN 或 RST 回應。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        var known = connection.Connection;
        if (known.Handshake is Handshake.Unanswered or Handshake.HalfOpen or Handshake.Refused || known.Errors is not null
            || Silence.Of(connection) is not { } silence || known.End(silence.Silent).Totals.Rst > 0 || MssBlackHoleRule.Suspects(connection, silence.Asking))
        {
            return;
        }

        var text = new Statement(
            Vanished, ("who", silence.Silent.The()), ("at", Advice.Clock(silence.Since)), ("peer", silence.Asking.The()),
            ("times", Counted.Times(silence.Questions)), ("span", SpanText.Of(silence.Last.Time - silence.First.Time)));

        // After its own FIN there was only the last acknowledgment to come.
        var closed = known.End(silence.Silent).FinFrame is not null;
        connection.Report(
            this, silence.First, silence.Last, text, silence.Silent, closed ? Severity.Warning : null, silence.Last.Time - silence.Since,
            evidence: [new("unanswered", silence.Questions)]);
    }
}
