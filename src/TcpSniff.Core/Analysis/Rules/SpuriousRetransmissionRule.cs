using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>What was sent again had arrived: the timer was too quick, the order changed on the way, or the acknowledgment was lost (RFC 3522, RFC 3708).</summary>
internal sealed class SpuriousRetransmissionRule() : Rule("spurious-retransmission", Severity.Info, Means)
{
    private static readonly Sentence Means = new("What had arrived was sent again.", "已送达的内容又被重传。", "已送達的內容又被重傳。");

    private static readonly Sentence Needless = new(
        "{Who} sent {segments} again without need ({times}): {proof}.",
        "{who}不必要地重传了 {segments}（{times}）：{proof}。",
        "{who}不必要地重傳了 {segments}（{times}）：{proof}。");

    private static readonly Sentence DuplicateSack = new("{peer} reported in frame {frame} that it came twice (D-SACK)", "{peer}在第 {frame} 帧报告收到了两次（D-SACK）", "{peer}在第 {frame} 個訊框回報收到了兩次（D-SACK）");
    private static readonly Sentence Timestamp = new("the acknowledgment in frame {frame} echoes the original's timestamp (Eifel)", "第 {frame} 帧的确认回显的是原报文段的时间戳（Eifel）", "第 {frame} 個訊框的確認回顯的是原區段的時間戳（Eifel）");
    private static readonly Sentence Acknowledged = new("its acknowledgment had passed here before frame {frame}", "对它的确认在第 {frame} 帧之前就已经过这里", "對它的確認在第 {frame} 個訊框之前就已經過這裡");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        if (Recoveries.Of(Recoveries.Needless(one.Connection, sender)) is not { } all)
        {
            return;
        }

        one.Report(
            this, all.Frames,
            new(Needless, ("Who", sender.Subject()), ("who", sender.The()), ("segments", Counted.Segments(all.Segments)),
                ("times", Counted.Times(all.Count)), ("proof", Proof(all.First, sender))),
            evidence: [new("times", all.Count), new("segments", all.Segments)]);
    }

    private static Statement Proof(RecoveryEpisode episode, Role sender) => episode.Undone switch
    {
        Undoing.DuplicateSack => new(DuplicateSack, ("peer", sender.Peer().The()), ("frame", episode.UndoneFrame!.Value)),
        Undoing.Timestamp => new(Timestamp, ("frame", episode.UndoneFrame!.Value)),
        _ => new(Acknowledged, ("frame", episode.ResentFrame)),
    };
}
