using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains explicit congestion notification (RFC 3168 section 6.1).</summary>
internal static class EcnNotes
{
    private static readonly Sentence Offer = new(
        "ECE and CWR in a SYN offer ECN: routers may mark packets instead of dropping them.",
        "SYN 中的 ECE 和 CWR 表示愿用 ECN：路由器可以给分组打标记，而不是丢弃。",
        "SYN 中的 ECE 和 CWR 表示願用 ECN：路由器可以給封包打標記，而不是丟棄。");

    private static readonly Sentence Accept = new("ECE without CWR accepts ECN.", "只有 ECE 而没有 CWR，表示接受 ECN。", "只有 ECE 而沒有 CWR，表示接受 ECN。");

    private static readonly Sentence Marked = new(
        "A router on the way marked this packet (CE): there is congestion.",
        "途中的路由器给这个分组打了标记（CE）：网络拥塞。",
        "途中的路由器給這個封包打了標記（CE）：網路壅塞。");

    private static readonly Sentence Echo = new(
        "ECE: {who} passes the congestion mark back; {peer} is to slow down.",
        "ECE：{who}把拥塞标记回传；{peer}应放慢发送。",
        "ECE：{who}把壅塞標記回傳；{peer}應放慢傳送。");

    private static readonly Sentence Reduced = new("CWR: {who} has slowed down.", "CWR：{who}已放慢发送。", "CWR：{who}已放慢傳送。");

    public static void Write(NoteList notes)
    {
        var (echo, reduced) = (notes.Has(TcpFlags.Ece), notes.Has(TcpFlags.Cwr));
        if (notes.Has(TcpFlags.Syn))
        {
            if (echo && reduced)
            {
                notes.Say(Offer);
            }
            else if (echo && notes.Has(TcpFlags.Ack))
            {
                notes.Say(Accept);
            }

            return;
        }

        if (notes.Facts.Segment.Ecn == EcnCodepoint.Ce)
        {
            notes.Wonder(Marked);
        }

        if (echo)
        {
            notes.Wonder(Echo);
        }

        if (reduced)
        {
            notes.Say(Reduced);
        }
    }
}
