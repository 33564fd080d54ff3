using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>The tap saw a segment, and saw it again because it was needed: it was lost between the tap and the receiver.</summary>
internal sealed class LossDownstreamRule() : Rule("loss-downstream-of-tap", Severity.Info, Means)
{
    private static readonly Sentence Means = new("Segments were lost after they had come by the tap.", "报文段在经过抓包点之后丢失。", "區段在經過擷取點之後遺失。");

    private static readonly Sentence Lost = new(
        "{Who}'s segments came by here and were lost, or held up too long, between the point of capture and {peer} (at least {times}; the first in frame {frame}){acks}. Look for the cause on that part of the way.",
        "{who}的报文段经过了这里，随后在抓包点与{peer}之间丢失或滞留过久（至少 {times}；第一个在第 {frame} 帧）{acks}。请在这一段路上找原因。",
        "{who}的區段經過了這裡，隨後在擷取點與{peer}之間遺失或滯留過久（至少 {times}；第一個在第 {frame} 個訊框）{acks}。請在這一段路上找原因。");

    private static readonly Sentence OrAcks = new(", or their acknowledgments were", "，也可能是对它们的确认丢失了", "，也可能是對它們的確認遺失了");

    private static readonly Sentence OrCopies = new(
        ", or their acknowledgments were, or packets that came twice made their sender believe so", "，也可能是确认丢失了，或者重复到达的数据包让发送方误以为如此", "，也可能是確認遺失了，或者重複到達的封包讓傳送方誤以為如此");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        if (MssBlackHoleRule.Suspects(one, sender) || Silence.Of(one)?.Asking == sender)
        {
            return;
        }

        var lost = Recoveries.Real(one.Connection, sender).Where(episode => episode is { LostFrame: not null, RecoveredFrame: not null });
        if (Recoveries.Of(lost) is { } all)
        {
            // Where the receiver says what it lacks, that itself was lost.
            Phrase acks = one.Connection.End(sender).Totals.Copies > 0 ? OrCopies : lost.All(Recoveries.IsReported) ? "" : OrAcks;
            var times = Math.Max(all.Count, all.Timeouts);
            one.Report(
                this, (all.First.LostFrame!.Value, all.Last.LastResentFrame),
                new(Lost, ("Who", sender.Subject()), ("who", sender.The()), ("peer", sender.Peer().The()),
                    ("times", Counted.Times(times)), ("frame", all.First.LostFrame.Value), ("acks", acks)),
                evidence: [new("losses", times)]);
        }
    }
}
