using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>The tap saw a segment, and saw it again because it was needed: it was lost between the tap and the receiver.</summary>
public sealed class LossDownstreamRule() : Rule("loss-downstream-of-tap", Severity.Info, Means)
{
    private static readonly Sentence Means = new("Segments were lost after they had come by the tap.", "报文段在经过抓包点之后丢失。", "區段在經過擷取點之後遺失。");

    private static readonly Sentence Lost = new(
        "{Who}'s segments came by here and were lost between the point of capture and {peer} ({times}; the first in frame {frame}), or their acknowledgments were. Look for the cause on that part of the way.",
        "{who}的报文段经过了这里，随后在抓包点与{peer}之间丢失（{times}；第一个在第 {frame} 帧），也可能是对它们的确认丢失了。请在这一段路上找原因。",
        "{who}的區段經過了這裡，隨後在擷取點與{peer}之間遺失（{times}；第一個在第 {frame} 個訊框），也可能是對它們的確認遺失了。請在這一段路上找原因。");

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
            one.Report(
                this, (all.First.LostFrame!.Value, all.Last.LastResentFrame),
                new(Lost, ("Who", sender.Subject()), ("who", sender.The()), ("peer", sender.Peer().The()),
                    ("times", Counted.Times(all.Count)), ("frame", all.First.LostFrame.Value)),
                evidence: [new("losses", all.Count)]);
        }
    }
}
