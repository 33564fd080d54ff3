using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Small writes in a row wait for each other's delayed acknowledgment (RFC 9293 section 3.7.4, RFC 896).</summary>
internal sealed class NagleDelayedAckRule() : Rule("nagle-delayed-ack", Severity.Warning, Means)
{
    /// <summary>Fewer are worth knowing; of a server, which may just have had something more to say, they are not even that.</summary>
    private const int Enough = 3;

    private static readonly Sentence Means = new("Small writes in a row wait for delayed acknowledgments.", "连续的小写入在等待延迟确认。", "連續的小寫入在等待延遲確認。");

    private static readonly Sentence Held = new(
        "{Who} held a small segment back until the one before it was acknowledged, and {peer} delayed that acknowledgment: {times}, {span} in all. Write each message in one call, or set TCP_NODELAY.",
        "{who}扣住一个小报文段，直到前一个得到确认；而{peer}延迟了那个确认：{times}，共 {span}。请把每条消息一次写出，或设置 TCP_NODELAY。",
        "{who}扣住一個小區段，直到前一個得到確認；而{peer}延遲了那個確認：{times}，共 {span}。請把每則訊息一次寫出，或設定 TCP_NODELAY。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        if (one.Connection.End(sender).Held is not { } held || held.Count < (sender == Role.Client ? 1 : Enough))
        {
            return;
        }

        one.Report(
            this, (held.FirstFrame, held.LastFrame),
            new(Held, ("Who", sender.Subject()), ("who", sender.The()), ("peer", sender.Peer().The()), ("times", Counted.Times(held.Count)), ("span", SpanText.Of(held.Total))),
            sender, held.Count < Enough ? Severity.Info : null, held.Total, evidence: [new("times", held.Count), new("average_delay", held.Total.Seconds / held.Count)]);
    }
}
