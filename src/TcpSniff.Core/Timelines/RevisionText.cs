using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>What was printed of a segment, without its numbers, and what holds instead.</summary>
internal static class RevisionText
{
    private static readonly (Sentence Was, Sentence Is)[] Plain =
    [
        (new("something before it is missing", "它之前缺了一段", "它之前缺了一段"), new("frame {frame} brings what was missing", "第 {frame} 帧补上了缺失的部分", "第 {frame} 個訊框補上了缺失的部分")),
        (new("it acknowledges what the capture missed", "它确认了抓包漏掉的内容", "它確認了擷取漏掉的內容"), new("the capture has that afterwards, in frame {frame}: its order is wrong", "抓包中后来才出现（第 {frame} 帧）：先后有误", "擷取中後來才出現（第 {frame} 個訊框）：先後有誤")),
        (new("it opens the connection", "它建立了连接", "它建立了連線"), new("frame {frame} repeats the SYN and ACK: the other side has not got it or does not take it", "第 {frame} 帧重发 SYN 和 ACK：对方没有收到或没有接受", "第 {frame} 個訊框重送 SYN 和 ACK：對方沒有收到或沒有接受")),
        (new("the RST ends the connection", "RST 结束了连接", "RST 結束了連線"), new("in frame {frame} its alleged sender goes on: it came from somewhere else", "第 {frame} 帧中所谓的发送方仍在继续：它出自别处", "第 {frame} 個訊框中所謂的傳送方仍在繼續：它出自別處")),
        (new("its checksum is wrong, so that it would be dropped", "它的校验和错误，会被丢弃", "它的檢查碼錯誤，會被丟棄"), new("frame {frame} acknowledges it: it arrived with the right one", "第 {frame} 帧确认了它：到达时是对的", "第 {frame} 個訊框確認了它：到達時是對的")),
        (new("the SYN asks to open", "SYN 请求建立连接", "SYN 請求建立連線"), new("frame {frame} turns it down", "第 {frame} 帧拒绝了它", "第 {frame} 個訊框拒絕了它")),
    ];

    private static readonly Sentence TakenBack = new("frame {frame} · taken back · not: {was}. {is}.", "第 {frame} 帧 · 更正 · 不是：{was}。{is}。", "第 {frame} 個訊框 · 更正 · 不是：{was}。{is}。");

    /// <summary>What was said.</summary>
    public static Statement Was(Revision revision) => new(Plain[(int)revision.Verdict].Was);

    /// <summary>What holds.</summary>
    public static Statement Is(Revision revision) => new(Plain[(int)revision.Verdict].Is, ("frame", revision.Because));

    /// <summary>The line that takes it back.</summary>
    public static Statement Line(Revision revision) => new(TakenBack, ("frame", revision.Frame), ("was", Was(revision)), ("is", Is(revision)));
}
