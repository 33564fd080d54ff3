using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains segments that only ask whether the other side is there (RFC 9293 section 3.8.4) or has room (section 3.8.6.1).</summary>
internal static class ProbeNotes
{
    private static readonly Sentence KeepAlive = new(
        "Keep-alive: seq {seq} is one below what comes next, so nothing new is sent; {who} only asks whether {peer} is still there.",
        "保活探测：seq {seq} 比下一个序列号小 1，没有新数据；{who}只是询问{peer}是否还在。",
        "保活探測：seq {seq} 比下一個序號小 1，沒有新資料；{who}只是詢問{peer}是否還在。");

    private static readonly Sentence ByteAgain = new(
        "Sent again: the last byte, which {peer} has not acknowledged. Wireshark takes it for a keep-alive.",
        "重传：{peer}尚未确认的最后一个字节。Wireshark 把它当作保活探测。",
        "重傳：{peer}尚未確認的最後一個位元組。Wireshark 把它當作保活探測。");

    private static readonly Sentence AcknowledgedByteAgain = new(
        "Most likely sent again: the last byte, so soon after it. Its acknowledgment came by here, but may not have reached {who} in time. Wireshark takes it for a keep-alive.",
        "多半是重传：最后一个字节，距它发出不久。对它的确认曾经过这里，但可能没有及时到达{who}。Wireshark 把它当作保活探测。",
        "多半是重傳：最後一個位元組，距它送出不久。對它的確認曾經過這裡，但可能沒有及時到達{who}。Wireshark 把它當作保活探測。");

    private static readonly Sentence WindowProbe = new(
        "Window probe: {peer}'s window is 0, so {who} sends seq {seq}, one below what comes next, only to be told how large the window is now (Linux probes without data).",
        "窗口探测：{peer}的窗口是 0，{who}发送 seq {seq}（比下一个序列号小 1），只为得知窗口现在有多大（Linux 的探测不带数据）。",
        "視窗探測：{peer}的視窗是 0，{who}送出 seq {seq}（比下一個序號小 1），只為得知視窗現在有多大（Linux 的探測不帶資料）。");

    private static readonly Sentence ByteProbe = new(
        "Window probe: {peer}'s window is 0; one byte is sent all the same, to be told whether it has opened.",
        "窗口探测：{peer}的窗口是 0；仍然发送一个字节，以得知窗口是否已打开。",
        "視窗探測：{peer}的視窗是 0；仍然送出一個位元組，以得知視窗是否已打開。");

    private static readonly Sentence Alive = new(
        "{Who} is still there: ack {ack} as before.",
        "{who}还在：ack {ack} 与之前相同。",
        "{who}還在：ack {ack} 與之前相同。");

    private static readonly Sentence EmptyProbe = new(
        "A probe without data: {peer}'s window is closed, and {who} asks by an empty segment whether it has opened, as some systems do.",
        "不带数据的窗口探测：{peer}的窗口已关闭，{who}用一个空报文段询问它是否重新打开，有些系统会这样做。",
        "不帶資料的視窗探測：{peer}的視窗已關閉，{who}用一個空區段詢問它是否重新打開，有些系統會這樣做。");

    public static void Write(NoteList notes)
    {
        if (notes.Is(AnalysisFlags.KeepAlive))
        {
            notes.Wonder(notes.Did(SegmentEvents.ByteAgain) ? IsAcknowledged(notes) ? AcknowledgedByteAgain : ByteAgain : notes.Facts.PeerWindow == 0 ? WindowProbe : KeepAlive);
        }

        if (notes.Did(SegmentEvents.AsksForWindow))
        {
            notes.Wonder(EmptyProbe);
        }

        if (notes.Is(AnalysisFlags.ZeroWindowProbe))
        {
            notes.Wonder(ByteProbe);
        }

        if (notes.Is(AnalysisFlags.KeepAliveAck))
        {
            notes.Say(Alive);
        }
    }

    private static bool IsAcknowledged(NoteList notes) => notes.Facts.Receiver.Rfc9293.Acked > notes.Facts.Segment.Seq;
}
