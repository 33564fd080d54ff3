using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Segments come in another order than they were sent in: several ways at once, or parallel queues (RFC 4737).</summary>
internal sealed class ReorderingRule() : Rule("reordering", Severity.Info, Means)
{
    private static readonly Sentence Means = new("The network changed the order of segments.", "网络改变了报文段的顺序。", "網路改變了區段的順序。");

    private static readonly Sentence Overtaken = new(
        "Segments of {who} were overtaken on the way here ({times}){late}: too soon after what overtook them to have been sent again. Several links or queues in parallel do that.",
        "{who}的报文段在到达这里的途中被超过（{times}）{late}：来得太快，不可能是重传。多条并行的链路或队列会造成这种现象。",
        "{who}的區段在到達這裡的途中被超過（{times}）{late}：來得太快，不可能是重傳。多條並行的鏈路或佇列會造成這種現象。");

    private static readonly Sentence Late = new(", by up to {span}", "，最多迟 {span}", "，最多遲 {span}");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        if (one.Connection.End(sender).Thoughts is not { Overtaken: { Count: > 0 } late })
        {
            return;
        }

        Phrase lateness = late.Longest > Duration.Zero ? new Statement(Late, ("span", SpanText.Of(late.Longest))) : "";
        one.Report(
            this, (late.FirstFrame, late.LastFrame),
            new(Overtaken, ("who", sender.The()), ("times", Counted.Times(late.Count)), ("late", lateness)),
            evidence: [new("segments", late.Count), new("longest", late.Longest.Seconds)]);
    }
}
