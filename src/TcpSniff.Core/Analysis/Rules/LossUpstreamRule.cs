using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>The tap saw a hole, and later what filled it: the loss was between the sender and the tap.</summary>
internal sealed class LossUpstreamRule() : Rule("loss-upstream-of-tap", Severity.Info, Means)
{
    private static readonly Sentence Means = new("Segments were lost before they came by the tap.", "报文段在到达抓包点之前丢失。", "區段在到達擷取點之前遺失。");

    private static readonly Sentence Lost = new(
        "{Who}'s segments were lost between {who} and the point of capture ({times}): the hole showed here before it was filled. Look for the cause on that part of the way.",
        "{who}的报文段在{who}与抓包点之间丢失（{times}）：缺口先在这里出现，之后才补上。请在这一段路上找原因。",
        "{who}的區段在{who}與擷取點之間遺失（{times}）：缺口先在這裡出現，之後才補上。請在這一段路上找原因。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        // What was acknowledged and never captured had arrived: then holes here are the capture's own.
        if (one.Connection.End(sender).Thoughts is { AcknowledgedUnseen: 0, Repaired: { Count: > 0 } repaired })
        {
            one.Report(
                this, (repaired.FirstFrame, repaired.LastFrame),
                new(Lost, ("Who", sender.Subject()), ("who", sender.The()), ("times", Counted.Times(repaired.Count))),
                evidence: [new("holes", repaired.Count)]);
        }
    }
}
