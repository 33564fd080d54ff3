using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains which bytes a segment carries.</summary>
internal static class DataNotes
{
    private static readonly Sentence OneByte = new("byte {first} of {who}", "{who}的第 {first} 字节", "{who}的第 {first} 位元組");
    private static readonly Sentence Bytes = new("bytes {first}–{end} of {who}", "{who}的第 {first}–{end} 字节", "{who}的第 {first}–{end} 位元組");

    private static readonly Sentence WithSyn = new(
        "A cookie from an earlier connection lets them come with the SYN: Fast Open saves one round trip (RFC 7413).",
        "凭借早先连接得到的 cookie，数据随 SYN 一起发出：Fast Open 省去一次往返（RFC 7413）。",
        "憑藉早先連線得到的 cookie，資料隨 SYN 一起送出：Fast Open 省去一次往返（RFC 7413）。");

    private static readonly Sentence HalfClosed = new(
        "{Peer} has said that it will send no more, but it still receives: the connection is half closed.",
        "{peer}已声明不再发送数据，但仍能接收：连接处于半关闭。",
        "{peer}已聲明不再傳送資料，但仍能接收：連線處於半關閉。");

    /// <summary>About data after the end; hindsight may know better.</summary>
    internal static readonly Sentence AfterClose = new(
        "Nobody is there to take them any more: they come after the end.",
        "已经没有人接收了：这些数据在结束之后才到。",
        "已經沒有人接收了：這些資料在結束之後才到。");

    private static readonly Sentence OutOfWindow = new(
        "They lie outside {peer}'s window: {peer} drops them and says with an ACK what it expects, unless the capture misses a long stretch.",
        "它们落在{peer}的窗口之外：{peer}会丢弃，并用 ACK 说明自己期望什么，除非抓包缺了很长一段。",
        "它們落在{peer}的視窗之外：{peer}會丟棄，並用 ACK 說明自己期望什麼，除非擷取缺了很長一段。");

    private static readonly Sentence Padding = new(
        "The {zeros} behind its header are zeros that fill up the Ethernet frame to its shortest length; IP counts them by mistake. {Who} did not write them.",
        "首部之后的 {zeros}是把以太网帧填充到最短长度的零，被 IP 误计入长度；{who}并没有写过它们。",
        "標頭之後的 {zeros}是把乙太網路訊框填充到最短長度的零，被 IP 誤計入長度；{who}並沒有寫過它們。");

    private static readonly Sentence AlsoAcks = new(
        "ack {ack} on the way: {who} has everything up to {peer}'s byte {acked}.",
        "捎带确认 ack {ack}：{who}已收到{peer}直到第 {acked} 字节的全部数据。",
        "捎帶確認 ack {ack}：{who}已收到{peer}直到第 {acked} 個位元組的全部資料。");

    public static void Write(NoteList notes)
    {
        ref readonly var segment = ref notes.Facts.Segment;
        if (segment.PayloadLength == 0 || segment.Has(TcpFlags.Rst))
        {
            return;
        }

        if (notes.Did(SegmentEvents.Padding))
        {
            notes.Wonder(Padding, ("zeros", Counted.Bytes(segment.PayloadLength)));
            return;
        }

        // A SYN takes the number before its first byte.
        var first = unchecked(notes.Facts.Seq + (segment.Has(TcpFlags.Syn) ? 1u : 0));
        notes.Announce(segment.PayloadLength == 1 ? OneByte : Bytes, ("first", first), ("end", unchecked(first + (uint)segment.PayloadLength - 1)));
        if (notes.Did(SegmentEvents.FastOpenData))
        {
            notes.Say(WithSyn);
        }

        if (notes.Did(SegmentEvents.HalfCloseData) && !notes.Did(SegmentEvents.AcksFin))
        {
            notes.Say(HalfClosed);
        }

        if (notes.Did(SegmentEvents.AfterClose))
        {
            notes.Wonder(AfterClose);
        }
        else if (notes.Did(SegmentEvents.OutOfWindow))
        {
            notes.Wonder(OutOfWindow);
        }
        else if (notes.Did(SegmentEvents.AdvancesAck) && (notes.Facts.Events & (SegmentEvents.AcksFin | SegmentEvents.Opens)) == 0 && !notes.Has(TcpFlags.Syn))
        {
            notes.Say(AlsoAcks);
        }
    }
}
