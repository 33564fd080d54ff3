using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains what else the headers say: urgent data, a wrong checksum, damaged options, fragments.</summary>
internal static class HeaderNotes
{
    private static readonly Sentence Urgent = new(
        "URG: everything up to byte {urgent} is urgent; {peer}'s program is to be told at once.",
        "URG：直到第 {urgent} 字节都是紧急数据；应立即通知{peer}的程序。",
        "URG：直到第 {urgent} 個位元組都是緊急資料；應立即通知{peer}的程式。");

    /// <summary>About a wrong checksum; hindsight may know better.</summary>
    internal static readonly Sentence BadChecksum = new(
        "The TCP checksum is wrong here: if it arrives like this, {peer} drops it as if it had never come.",
        "这里的 TCP 校验和错误：如果原样到达，{peer}会丢弃它，就像它从未到来。",
        "這裡的 TCP 檢查碼錯誤：如果原樣到達，{peer}會丟棄它，就像它從未到來。");

    private static readonly Sentence BadOptions = new(
        "The list of options ends in one whose length cannot be; those before it count.",
        "选项列表末尾有一项的长度不可能成立；它之前的选项仍有效。",
        "選項清單末尾有一項的長度不可能成立；它之前的選項仍有效。");

    private static readonly Sentence Fragments = new(
        "It came in several IP fragments, put together here.",
        "它分成几个 IP 分片到达，在此重新组合。",
        "它分成幾個 IP 分段到達，在此重新組合。");

    public static void Write(NoteList notes)
    {
        ref readonly var segment = ref notes.Facts.Segment;
        if (segment.Has(TcpFlags.Urg) && segment.UrgentPointer > 0)
        {
            // The pointer names the byte after the last urgent one in practice, whatever RFC 1122 said (RFC 6093 section 2.1).
            notes.Wonder(Urgent, ("urgent", unchecked(notes.Facts.Seq + segment.UrgentPointer - 1)));
        }

        if (segment.Checksum == ChecksumVerdict.Bad)
        {
            notes.Warn(BadChecksum);
        }

        if (segment.Options.Has(TcpOptionKinds.Malformed))
        {
            notes.Wonder(BadOptions);
        }

        if (segment.Reassembled)
        {
            notes.Say(Fragments);
        }
    }
}
