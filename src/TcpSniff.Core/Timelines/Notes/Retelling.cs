using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Says what holds instead of a verdict that a later segment contradicts.</summary>
internal static class Retelling
{
    private static readonly Sentence Brought = new(
        "What lies before seq {seq} comes later, in frame {frame}.",
        "seq {seq} 之前缺的部分后来由第 {frame} 帧补上。",
        "seq {seq} 之前缺的部分後來由第 {frame} 個訊框補上。");

    private static readonly Sentence Unordered = new(
        "ack {ack} covers what the capture has only afterwards, in frame {frame}: its order is wrong.",
        "ack {ack} 涵盖的内容在抓包中后来才出现（第 {frame} 帧）：抓包的先后有误。",
        "ack {ack} 涵蓋的內容在擷取中後來才出現（第 {frame} 個訊框）：擷取的先後有誤。");

    private static readonly Sentence NotOpen = new(
        "ack {ack} answers {peer}'s SYN, yet {peer} has not got it or does not take it: in frame {frame} it sends its SYN and ACK again. For {peer} the connection is not open.",
        "ack {ack} 回应了{peer}的 SYN，但{peer}没有收到或没有接受：第 {frame} 帧中它再次发送 SYN 和 ACK。对{peer}来说连接还没有建立。",
        "ack {ack} 回應了{peer}的 SYN，但{peer}沒有收到或沒有接受：第 {frame} 個訊框中它再次送出 SYN 和 ACK。對{peer}來說連線還沒有建立。");

    private static readonly Sentence Outlived = new(
        "A RST in the name of {who}, which did not send it: in frame {frame} {who} goes on, so {peer} did not take it either. Something else made it.",
        "以{who}名义发来的 RST，但并不是它发的：第 {frame} 帧中{who}仍在继续，{peer}也没有接受它。它出自别处。",
        "以{who}名義送來的 RST，但並不是它送的：第 {frame} 個訊框中{who}仍在繼續，{peer}也沒有接受它。它出自別處。");

    private static readonly Sentence Mended = new(
        "The TCP checksum is wrong in the capture, yet frame {frame} acknowledges the segment: it arrived with the right one. The network card fills it in after the capture, or a device on the way mends it.",
        "抓包中的 TCP 校验和错误，但第 {frame} 帧确认了这个报文段：它到达时是对的。可能由网卡在抓包之后填入，或由途中的设备修正。",
        "擷取中的 TCP 檢查碼錯誤，但第 {frame} 個訊框確認了這個區段：它到達時是對的。可能由網路卡在擷取之後填入，或由途中的裝置修正。");

    private static readonly Sentence TurnedDown = new(
        "This SYN, with {isn} as its number 0, would open a connection; frame {frame} turns it down.",
        "这个 SYN（初始序列号（ISN）为 {isn}，下文记作 0）本来要建立连接，但第 {frame} 帧拒绝了它。",
        "這個 SYN（初始序號（ISN）為 {isn}，下文記作 0）本來要建立連線，但第 {frame} 個訊框拒絕了它。");

    private static readonly (Sentence Was, Sentence Is)[] Kinds =
    [
        (LossNotes.Gap, Brought),
        (LossNotes.UnseenAcked, Unordered),
        (OpeningNotes.Opens, NotOpen),
        (ResetNotes.Aborted, Outlived),
        (HeaderNotes.BadChecksum, Mended),
        (OpeningNotes.Asks, TurnedDown),
    ];

    /// <summary>The notes of a segment with what is known by now.</summary>
    public static IReadOnlyList<Note> Of(IReadOnlyList<Note> notes, in SegmentFacts facts, Revision revision)
    {
        var told = new List<Note>(notes.Count);
        var (was, better) = Kinds[(int)revision.Verdict];
        foreach (var note in notes)
        {
            if (note.Statement.Sentence == was)
            {
                told.Add(new(Say(better, facts, revision), note.Tone == Tone.Plain ? Tone.Plain : Tone.Odd));
            }
            else if (revision.Verdict != RevisedVerdict.Reset || !ResetNotes.IsReason(note.Statement.Sentence))
            {
                told.Add(note);
            }
        }

        return told;
    }

    private static Statement Say(Sentence sentence, in SegmentFacts facts, Revision revision)
    {
        var (who, peer) = (facts.From, facts.From.Peer());
        return new(sentence,
            ("frame", revision.Because), ("seq", facts.Seq), ("ack", facts.Ack ?? 0), ("isn", facts.Segment.Seq.Value),
            ("who", who.The()), ("Who", who.Subject()), ("peer", peer.The()), ("Peer", peer.Subject()));
    }
}
