using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Selective acknowledgments speak of numbers that nobody sent (RFC 2018): something on the way rewrites sequence numbers, but not in the option.</summary>
internal sealed class SackMismatchRule() : Rule("sack-mismatch", Severity.Warning, Means)
{
    private static readonly Sentence Means = new(
        "Selective acknowledgments name numbers that were never sent.", "选择确认提到了从未发送过的序列号。", "選擇性確認提到了從未送過的序號。");

    private static readonly Sentence Mismatch = new(
        "The SACK blocks of {who} name numbers that {peer} never sent ({times}). A firewall that randomizes sequence numbers, and forgets those in the option, does that. It makes SACK useless: {peer} cannot tell what is missing, and a second hole waits for the timer. Turn the randomization off, or SACK.",
        "{who}的 SACK 块提到{peer}从未发送过的序列号（{times}）。对序列号做随机化、却漏掉该选项的防火墙会这样。SACK 因此失效：{peer}无从得知缺了什么，第二处空缺只能等定时器。请关闭随机化，或者关闭 SACK。",
        "{who}的 SACK 區塊提到{peer}從未送過的序號（{times}）。對序號做隨機化、卻漏掉該選項的防火牆會這樣。SACK 因此失效：{peer}無從得知缺了什麼，第二處空缺只能等計時器。請關閉隨機化，或者關閉 SACK。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role acknowledging)
    {
        var (first, last, count) = (default(NotedSegment), default(NotedSegment), 0);
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.From == acknowledging && segment.DidAny(SegmentEvents.SackOfNothing) && !segment.IsCopy)
            {
                first = count++ == 0 ? segment : first;
                last = segment;
            }
        }

        if (count > 0)
        {
            one.Report(
                this, first, last, new(Mismatch, ("who", acknowledging.The()), ("peer", acknowledging.Peer().The()), ("times", Counted.Times(count))),
                evidence: [new("acknowledgments", count)]);
        }
    }
}
