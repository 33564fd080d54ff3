using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains SYNs that do not simply open a connection.</summary>
internal static class OddSynNotes
{
    private static readonly Sentence SynAgain = new(
        "The same SYN again{first}: no answer has come. {Who} asks a few times, longer and longer apart, then gives up.",
        "再次发送同一个 SYN{first}：一直没有回应。{who}会以越来越长的间隔重试几次，然后放弃。",
        "再次傳送同一個 SYN{first}：一直沒有回應。{who}會以越來越長的間隔重試幾次，然後放棄。");

    private static readonly Sentence SynAckAgain = new(
        "The same SYN and ACK again{first}: as far as {who} knows, nothing has answered them.",
        "再次发送同样的 SYN 和 ACK{first}：在{who}看来，还没有人回应。",
        "再次傳送同樣的 SYN 和 ACK{first}：在{who}看來，還沒有人回應。");

    private static readonly Sentence OtherNumber = new(
        "Another attempt with another first number: {isn} is the new number 0, the old one no longer counts.",
        "换一个初始序列号再试：新的 0 号是 {isn}，旧的作废。",
        "換一個初始序號再試：新的 0 號是 {isn}，舊的作廢。");

    private static readonly Sentence Crossing = new(
        "{Who} asks to open as well, with {isn} as its number 0: both SYNs crossed on the way (simultaneous open). One connection comes of it, not two.",
        "{who}也请求建立连接，以 {isn} 作为自己的 0 号：两个 SYN 在途中相遇（同时打开）。由此产生的是一条连接，而不是两条。",
        "{who}也請求建立連線，以 {isn} 作為自己的 0 號：兩個 SYN 在途中相遇（同時開啟）。由此產生的是一條連線，而不是兩條。");

    private static readonly Sentence CrossingAck = new(
        "{Who} repeats its SYN, now with ack {ack} = {peer}'s SYN 0 + 1: it has received the SYN that crossed its own.",
        "{who}重发自己的 SYN，这次带上 ack {ack} = {peer}的 SYN 0 + 1：它已收到途中相遇的那个 SYN。",
        "{who}重送自己的 SYN，這次帶上 ack {ack} = {peer}的 SYN 0 + 1：它已收到途中相遇的那個 SYN。");

    private static readonly Sentence BothKnow = new(
        "Both SYNs are acknowledged now: the connection is open, either side may send.",
        "两个 SYN 现在都已确认：连接建立，双方都可以发送数据。",
        "兩個 SYN 現在都已確認：連線建立，雙方都可以傳送資料。");

    private static readonly Sentence Ignored = new(
        "A SYN inside a running connection: {peer} does not believe it and answers with a challenge ACK (RFC 5961 section 4).",
        "连接进行中又出现 SYN：{peer}不予采信，只回一个质询 ACK（RFC 5961 第 4 节）。",
        "連線進行中又出現 SYN：{peer}不予採信，只回一個質詢 ACK（RFC 5961 第 4 節）。");

    private static readonly Sentence TakesOver = new(
        "Until now these ports were in TIME-WAIT. {Who} begins a new connection on them; its number 0, {isn}, lies beyond the old numbers, "
        + "so that no old segment can be mistaken for a new one.",
        "这对端口此前处于 TIME-WAIT。{who}在其上建立新连接；它的 0 号 {isn} 超出旧的序列号，旧报文段因此不会被误认为新的。",
        "這對連接埠此前處於 TIME-WAIT。{who}在其上建立新連線；它的 0 號 {isn} 超出舊的序號，舊區段因此不會被誤認為新的。");

    /// <summary>Whether the SYN is one of these, so that all is said about it.</summary>
    public static bool Write(NoteList notes)
    {
        if (Find(notes) is not { } sentence)
        {
            return false;
        }

        notes.Wonder(sentence, ("isn", notes.Facts.Segment.Seq.Value), ("first", Repetition.Of(notes.Facts)));
        if (notes.Did(SegmentEvents.Opens))
        {
            notes.Say(BothKnow);
        }

        return true;
    }

    private static Sentence? Find(NoteList notes)
    {
        var acknowledges = notes.Has(TcpFlags.Ack);
        return notes.Facts.Events switch
        {
            var events when events.HasFlag(SegmentEvents.SynIgnored) => Ignored,
            _ when acknowledges && notes.Facts.Connection.Lifecycle.SynsCrossed => CrossingAck,
            var events when events.HasFlag(SegmentEvents.SynAgain) => acknowledges ? SynAckAgain : SynAgain,
            var events when events.HasFlag(SegmentEvents.SynWithOtherIsn) => OtherNumber,
            var events when events.HasFlag(SegmentEvents.SynCrossing) => Crossing,
            var events when events.HasFlag(SegmentEvents.ReusesTimeWait) => TakesOver,
            _ => null,
        };
    }
}
