using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains why a connection begins in the middle.</summary>
internal static class MidwayNotes
{
    private static readonly Sentence Running = new(
        "The capture began when this connection was open already: the handshake is missing, numbers count from the first byte seen.",
        "抓包开始时，这条连接早已建立：看不到三次握手，序列号从看到的第一个字节数起。",
        "擷取開始時，這條連線早已建立：看不到三向交握，序號從看到的第一個位元組數起。");

    private static readonly Sentence Guessed = new(
        "Who the client is, is a guess: the side with the higher port.",
        "谁是客户端只能猜测：取端口号较大的一方。",
        "誰是用戶端只能猜測：取連接埠號較大的一方。");

    private static readonly Sentence ScaleUnknown = new(
        "How its window is scaled was said in the handshake only, so nobody can tell how large it is.",
        "窗口扩大因子只在握手时说过，所以这里无法知道窗口有多大。",
        "視窗擴大因子只在握手時說過，所以這裡無法知道視窗有多大。");

    public static void Write(NoteList notes)
    {
        if (!notes.Did(SegmentEvents.StartsMidway))
        {
            return;
        }

        notes.Say(Running);
        if (notes.Facts.Connection.ClientBasis == ClientBasis.Guessed)
        {
            notes.Say(Guessed);
        }

        if (notes.Facts.Window is null)
        {
            notes.Say(ScaleUnknown);
        }
    }
}
