using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains what the sliding window does (RFC 9293 section 3.8.6).</summary>
internal static class WindowNotes
{
    private static readonly Sentence Zero = new(
        "Window 0: {who}'s buffer is full because its program does not read. {Peer} has to stop until it opens again.",
        "窗口为 0：{who}的程序没有读取，缓冲区已满。{peer}必须停下，直到窗口重新打开。",
        "視窗為 0：{who}的程式沒有讀取，緩衝區已滿。{peer}必須停下，直到視窗重新打開。");

    private static readonly Sentence StillZero = new(
        "Window still 0: {who}'s program has not read yet.",
        "窗口仍为 0：{who}的程序还没有读取。",
        "視窗仍為 0：{who}的程式還沒有讀取。");

    private static readonly Sentence NothingToCome = new(
        "Window 0 means nothing here: {peer} has sent its FIN, no more data will come.",
        "这里的窗口 0 没有意义：{peer}已发出 FIN，不会再有数据。",
        "這裡的視窗 0 沒有意義：{peer}已送出 FIN，不會再有資料。");

    private static readonly Sentence ZeroAfterFin = new(
        "Window 0: {who} takes no more data now. It has sent its FIN, and its program may have ended.",
        "窗口为 0：{who}现在不再接收数据。它已发出 FIN，其程序可能已经结束。",
        "視窗為 0：{who}現在不再接收資料。它已送出 FIN，其程式可能已經結束。");

    private static readonly Sentence Full = new(
        "It fills {peer}'s window to the last byte: {who} has to wait until {peer} makes room.",
        "它把{peer}的窗口填到了最后一个字节：{who}必须等{peer}腾出空间。",
        "它把{peer}的視窗填到了最後一個位元組：{who}必須等{peer}騰出空間。");

    private static readonly Sentence Update = new(
        "Nothing but the window changes: {who} can take {window} bytes now.",
        "只有窗口变了：{who}现在可以接收 {window} 字节。",
        "只有視窗變了：{who}現在可以接收 {window} 位元組。");

    private static readonly Sentence UpdateUnscaled = new(
        "Nothing but the window changes.",
        "只有窗口变了。",
        "只有視窗變了。");

    public static void Write(NoteList notes)
    {
        if (notes.Is(AnalysisFlags.ZeroWindow))
        {
            SayZero(notes);
        }

        if (notes.Is(AnalysisFlags.WindowFull))
        {
            notes.Wonder(Full);
        }

        if (notes.Is(AnalysisFlags.WindowUpdate))
        {
            SayUpdate(notes);
        }
    }

    /// <summary>Who has the peer's FIN has nothing to take any more, and who has closed does not read.</summary>
    private static void SayZero(NoteList notes)
    {
        ref readonly var peer = ref notes.Facts.Receiver.Rfc9293;
        if (peer.IsFinBelow(notes.Facts.Segment.Ack))
        {
            notes.Say(NothingToCome);
        }
        else if (notes.Facts.Sender.Rfc9293.Knows(Known.Fin))
        {
            notes.Wonder(ZeroAfterFin);
        }
        else
        {
            notes.Warn(notes.Facts.PreviousWindow == 0 ? StillZero : Zero);
        }
    }

    private static void SayUpdate(NoteList notes)
    {
        if (notes.Facts.Window is { } window)
        {
            notes.Say(Update, ("window", window));
        }
        else
        {
            notes.Say(UpdateUnscaled);
        }
    }
}
