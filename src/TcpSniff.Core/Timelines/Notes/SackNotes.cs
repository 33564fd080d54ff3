using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Reads SACK blocks as what they say (RFC 2018), D-SACK among them (RFC 2883).</summary>
internal static class SackNotes
{
    private static readonly Sentence Holds = new(
        "SACK: {who} also has {ranges} already; what lies between is missing.",
        "SACK：{who}另外已收到{ranges}；其间的部分缺失。",
        "SACK：{who}還已經收到{ranges}；其間的部分缺失。");

    private static readonly Sentence Twice = new(
        "D-SACK: {range} came twice, so sending it again was not needed (RFC 2883).",
        "D-SACK：{range}收到了两次，所以那次重传并无必要（RFC 2883）。",
        "D-SACK：{range}收到了兩次，所以那次重傳並無必要（RFC 2883）。");

    private static readonly Sentence SynTwice = new(
        "D-SACK: the SYN, number 0, came twice. Where SYNs cross, that is in order.",
        "D-SACK：SYN（序列号 0）到了两次；同时打开时这是正常的。",
        "D-SACK：SYN（序號 0）到了兩次；同時開啟時這是正常的。");

    private static readonly Sentence Range = new("bytes {left}–{right}", "第 {left}–{right} 字节", "第 {left}–{right} 位元組");

    private static readonly Sentence Mismatch = new(
        "The SACK blocks {ranges} lie beyond all that {who} ever offered to take: nobody sent these numbers, so that {peer} can make nothing of them. Something on the way probably rewrites sequence numbers, but not those in the option.",
        "SACK 块{ranges}超出了{who}答应接收的全部范围：没有人发过这些序列号，{peer}无法利用它们。很可能途中有设备改写了序列号，却没有改写该选项里的。",
        "SACK 區塊{ranges}超出了{who}答應接收的全部範圍：沒有人送過這些序號，{peer}無法利用它們。很可能途中有裝置改寫了序號，卻沒有改寫該選項裡的。");

    public static void Write(NoteList notes)
    {
        ref readonly var segment = ref notes.Facts.Segment;
        if (segment.Options.SackCount == 0 || notes.Facts.Ack is not { } ack)
        {
            return;
        }

        if (notes.Did(SegmentEvents.SackOfNothing))
        {
            notes.Warn(Mismatch, ("ranges", Punctuation.List([.. Enumerable.Range(0, segment.Options.SackCount).Select(block => (Phrase)Bytes(notes.Facts.Segment, ack, block))])));
            return;
        }

        var duplicate = segment.ReportsDuplicate;
        var held = new List<Phrase>();
        for (var i = duplicate ? 1 : 0; i < segment.Options.SackCount; i++)
        {
            held.Add(Bytes(segment, ack, i));
        }

        if (duplicate)
        {
            var syn = segment.Options.Sack[0].Left == notes.Facts.Receiver.Base.Value && segment.Options.Sack[0].Right - segment.Options.Sack[0].Left == 1;
            notes.Wonder(syn ? SynTwice : Twice, ("range", Bytes(segment, ack, 0)));
        }

        if (held.Count > 0)
        {
            notes.Wonder(Holds, ("ranges", Punctuation.List(held)));
        }
    }

    private static Statement Bytes(in TcpSegment segment, uint ack, int index)
    {
        var block = segment.Options.Sack[index];
        var left = unchecked(ack + (uint)(block.Left - segment.Ack));
        var right = unchecked(ack + (uint)(block.Right - segment.Ack) - 1);
        return new(Range, ("left", left), ("right", right));
    }
}
