using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains the segments that open a connection (RFC 9293 section 3.5).</summary>
internal static class OpeningNotes
{
    /// <summary>About a SYN; hindsight may know better.</summary>
    internal static readonly Sentence Asks = new(
        "{Who} asks to open. Its initial sequence number (ISN) is {isn}, here called its number 0.",
        "{who}请求建立连接，初始序列号（ISN）为 {isn}，下文记作 0。",
        "{who}請求建立連線，初始序號（ISN）為 {isn}，下文記作 0。");

    private static readonly Sentence Agrees = new(
        "{Who} agrees and asks back: its number 0 is {isn}.",
        "{who}同意，并反过来请求：初始序列号（ISN）为 {isn}，下文记作 0。",
        "{who}同意，並反過來請求：初始序號（ISN）為 {isn}，下文記作 0。");

    private static readonly Sentence StateNames = new(
        "It is in SYN-RECEIVED, which some tools write SYN_RECV or SYN_RCVD.",
        "它处于 SYN-RECEIVED（有的工具写作 SYN_RECV 或 SYN_RCVD）。",
        "它處於 SYN-RECEIVED（有的工具寫作 SYN_RECV 或 SYN_RCVD）。");

    private static readonly Sentence AcksSyn = new(
        "ack 1 = {peer}'s SYN 0 + 1: a SYN takes one number.",
        "ack 1 = {peer}的 SYN 0 + 1：SYN 占用一个序列号。",
        "ack 1 = {peer}的 SYN 0 + 1：SYN 佔用一個序號。");

    private static readonly Sentence AcksSynAndData = new(
        "ack {ack} = {peer}'s SYN 0 + 1 + {early}: {who} took the data that came with the SYN.",
        "ack {ack} = {peer}的 SYN 0 + 1 + {early}：{who}收下了随 SYN 一起来的数据。",
        "ack {ack} = {peer}的 SYN 0 + 1 + {early}：{who}收下了隨 SYN 一起來的資料。");

    private static readonly Sentence PeerKnows = new(
        "Now {peer} knows that both directions work.",
        "现在{peer}知道两个方向都通了。",
        "現在{peer}知道兩個方向都通了。");

    /// <summary>About the last segment of a handshake; hindsight may know better.</summary>
    internal static readonly Sentence Opens = new(
        "ack {ack} = {peer}'s SYN 0 + {more}. Now {peer} knows it too: the connection is open, either side may send.",
        "ack {ack} = {peer}的 SYN 0 + {more}。现在{peer}也知道了：连接建立，双方都可以发送数据。",
        "ack {ack} = {peer}的 SYN 0 + {more}。現在{peer}也知道了：連線建立，雙方都可以傳送資料。");

    private static readonly Sentence AndData = new("1 + {early}, the bytes that it has sent already", "1 + {early}（它已经发送的字节）", "1 + {early}（它已經送出的位元組）");

    public static void Write(NoteList notes)
    {
        if (notes.Has(TcpFlags.Rst))
        {
            return;
        }

        if (!notes.Has(TcpFlags.Syn))
        {
            if (notes.Did(SegmentEvents.Opens) && notes.Facts.Ack is { } ack)
            {
                notes.Say(Opens, ("more", ack == 1 ? "1" : new Statement(AndData, ("early", ack - 1))));
            }

            return;
        }

        if (OddSynNotes.Write(notes))
        {
            return;
        }

        if (notes.Did(SegmentEvents.AckUnacceptable))
        {
            return; // Answers another SYN: see UnacceptableNotes.
        }

        var acknowledges = notes.Has(TcpFlags.Ack);
        notes.Say(acknowledges ? Agrees : Asks, ("isn", notes.Facts.Segment.Seq.Value));
        OptionNotes.Write(notes);
        if (acknowledges)
        {
            notes.Say(StateNames);
            SayWhatIsAcknowledged(notes);
        }
    }

    private static void SayWhatIsAcknowledged(NoteList notes)
    {
        if (notes.Facts.Ack is > 1 and var ack)
        {
            notes.Say(AcksSynAndData, ("early", ack - 1));
        }
        else
        {
            notes.Say(AcksSyn);
        }

        notes.Say(PeerKnows);
    }
}
