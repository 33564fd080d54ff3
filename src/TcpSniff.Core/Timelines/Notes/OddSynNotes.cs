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

    private static readonly Sentence SynAgainAnswered = new(
        "The same SYN again{first}: what {peer} has sent so far did not open a connection.",
        "再次发送同一个 SYN{first}：{peer}至今发来的内容没有建立起连接。",
        "再次傳送同一個 SYN{first}：{peer}至今送來的內容沒有建立起連線。");

    private static readonly Sentence SynAckAgain = new(
        "The same SYN and ACK again{first}: as far as {who} knows, nothing has answered them.",
        "再次发送同样的 SYN 和 ACK{first}：在{who}看来，还没有人回应。",
        "再次傳送同樣的 SYN 和 ACK{first}：在{who}看來，還沒有人回應。");

    private static readonly Sentence OtherNumber = new(
        "Another attempt with another first number: {isn} is the new number 0, the old one no longer counts.",
        "换一个初始序列号再试：新的初始序列号（ISN）为 {isn}，旧的作废。",
        "換一個初始序號再試：新的初始序號（ISN）為 {isn}，舊的作廢。");

    private static readonly Sentence Crossing = new(
        "{Who} asks to open as well, with {isn} as its number 0: both SYNs crossed on the way (simultaneous open). One connection comes of it, not two.",
        "{who}也请求建立连接，初始序列号（ISN）为 {isn}，下文记作 0：两个 SYN 在途中相遇（同时打开）。由此产生的是一条连接，而不是两条。",
        "{who}也請求建立連線，初始序號（ISN）為 {isn}，下文記作 0：兩個 SYN 在途中相遇（同時開啟）。由此產生的是一條連線，而不是兩條。");

    private static readonly Sentence CrossingAck = new(
        "{Who} repeats its SYN, now with ack {ack} = {peer}'s SYN 0 + 1: it has received the SYN that crossed its own.",
        "{who}重发自己的 SYN，这次带上 ack {ack} = {peer}的 SYN 0 + 1：它已收到途中相遇的那个 SYN。",
        "{who}重送自己的 SYN，這次帶上 ack {ack} = {peer}的 SYN 0 + 1：它已收到途中相遇的那個 SYN。");

    private static readonly Sentence BothKnow = new(
        "Both SYNs are acknowledged now: the connection is open, either side may send.",
        "两个 SYN 现在都已确认：连接建立，双方都可以发送数据。",
        "兩個 SYN 現在都已確認：連線建立，雙方都可以傳送資料。");

    private static readonly Sentence Ignored = new(
        "A SYN inside a running connection: {peer} does not believe it; its answer, if any, is a challenge ACK (RFC 5961 section 4).",
        "连接进行中又出现 SYN：{peer}不予采信，即使回应，也只是一个挑战 ACK（RFC 5961 第 4 节）。",
        "連線進行中又出現 SYN：{peer}不予採信，即使回應，也只是一個挑戰 ACK（RFC 5961 第 4 節）。");

    private static readonly Sentence MeetsTimeWait = new(
        "On these ports {peer} is still in TIME-WAIT since connection {old}. A SYN takes its place only with a number beyond the old ones or a younger timestamp (RFC 9293 section 3.6.1, RFC 6191), and {isn} is not; the answer, if any, is an ACK of the old connection.",
        "在这对端口上，{peer}自连接 {old} 以来仍处于 TIME-WAIT。只有序列号超出旧的、或时间戳更新的 SYN 才能取代它（RFC 9293 第 3.6.1 节、RFC 6191），而 {isn} 不是；即使回应，也是旧连接的 ACK。",
        "在這對連接埠上，{peer}自連線 {old} 以來仍處於 TIME-WAIT。只有序號超出舊的、或時間戳記更新的 SYN 才能取代它（RFC 9293 第 3.6.1 節、RFC 6191），而 {isn} 不是；即使回應，也是舊連線的 ACK。");

    private static readonly Sentence TakesOver = new(
        "Until now these ports were in TIME-WAIT. {Who} begins a new connection on them; its number 0, {isn}, lies beyond the old numbers, "
        + "so that no old segment can be mistaken for a new one.",
        "这对端口此前处于 TIME-WAIT。{who}在其上建立新连接；它的初始序列号 {isn} 超出旧的序列号，旧报文段因此不会被误认为新的。",
        "這對連接埠此前處於 TIME-WAIT。{who}在其上建立新連線；它的初始序號 {isn} 超出舊的序號，舊區段因此不會被誤認為新的。");

    private static readonly Sentence Second = new(
        "Another answer to {peer}'s SYN, with {isn} as its number 0 and TTL {ttl}: frame {answer} of connection {stream} had answered it before, with {number} and TTL {ttl0}. {Peer} goes on with the first answer that reached it and refuses the other. Two hosts or devices seem to answer here.",
        "对{peer}的 SYN 的另一个回应，初始序列号为 {isn}，TTL 为 {ttl}：连接 {stream} 的第 {answer} 帧已先回应过，初始序列号为 {number}，TTL 为 {ttl0}。{peer}以先到达的那个为准，拒绝另一个。这里似乎有两台主机或设备在回应。",
        "對{peer}的 SYN 的另一個回應，初始序號為 {isn}，TTL 為 {ttl}：連線 {stream} 的第 {answer} 個訊框已先回應過，初始序號為 {number}，TTL 為 {ttl0}。{peer}以先到達的那個為準，拒絕另一個。這裡似乎有兩台主機或裝置在回應。");

    private static readonly Sentence SecondAgain = new(
        "The answer of frame {second} once more: whoever sent it has no answer that suits it.",
        "第 {second} 帧的那个回应再次出现：发送它的一方没有得到合适的回应。",
        "第 {second} 個訊框的那個回應再次出現：送出它的一方沒有得到合適的回應。");

    /// <summary>Whether the SYN is one of these, so that all is said about it.</summary>
    public static bool Write(NoteList notes)
    {
        if (notes.Did(SegmentEvents.SecondAnswer) && notes.Facts.Sender.SecondAnswer is { } second)
        {
            notes.Wonder(
                second.Second.Frame == notes.Facts.Frame ? Second : SecondAgain,
                ("isn", second.Second.Number.Value), ("ttl", second.Second.Ttl), ("answer", second.First.Frame), ("stream", $"#{second.Stream}"),
                ("number", second.First.Number.Value), ("ttl0", second.First.Ttl), ("second", second.Second.Frame));
            return true;
        }

        if (Find(notes) is not { } sentence)
        {
            return false;
        }

        notes.Wonder(sentence, ("isn", notes.Facts.Segment.Seq.Value), ("first", Repetition.Of(notes.Facts)), ("old", $"#{notes.Facts.Connection.Predecessor?.Stream}"));
        if (notes.Did(SegmentEvents.Opens))
        {
            notes.Say(BothKnow);
        }

        return true;
    }

    /// <summary>The connection began with SYNs into the TIME-WAIT of the one before, and nothing else has come.</summary>
    private static bool MeetsOldTimeWait(NoteList notes) =>
        notes.PeerBefore.State == TcpState.TimeWait && notes.Facts.Connection.Predecessor is not null && notes.Facts.Connection.OpenedFrame is null;

    private static bool IsAnswered(NoteList notes) => notes.Facts.Connection.End(notes.Facts.From.Peer()).Totals.Segments > 0;

    private static Sentence? Find(NoteList notes)
    {
        var acknowledges = notes.Has(TcpFlags.Ack);
        return notes.Facts.Events switch
        {
            var events when events.HasFlag(SegmentEvents.SynIgnored) => MeetsOldTimeWait(notes) ? MeetsTimeWait : Ignored,
            _ when acknowledges && notes.Facts.Connection.Lifecycle.SynsCrossed => CrossingAck,
            var events when events.HasFlag(SegmentEvents.SynAgain) => acknowledges ? SynAckAgain : IsAnswered(notes) ? SynAgainAnswered : SynAgain,
            var events when events.HasFlag(SegmentEvents.SynWithOtherIsn) => OtherNumber,
            var events when events.HasFlag(SegmentEvents.SynCrossing) => Crossing,
            var events when events.HasFlag(SegmentEvents.ReusesTimeWait) => TakesOver,
            _ => null,
        };
    }
}
