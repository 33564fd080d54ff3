using System.Globalization;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Wording;

namespace TcpSniff.Reports;

/// <summary>Can this capture be trusted? What is missing from it, said before any verdict about a connection.</summary>
internal static class CaptureTrust
{
    private static readonly Sentence Whole = new(
        "Nothing was dropped, nothing is cut, everything was decoded.",
        "没有丢包，没有截断，全部解码成功。",
        "沒有丟包，沒有截斷，全部解碼成功。");

    private static readonly Sentence WholeAsFarAsKnown = new(
        "Nothing is cut, everything was decoded; the capture does not say whether packets were dropped.",
        "没有截断，全部解码成功；捕获文件没有说明是否丢过包。",
        "沒有截斷，全部解碼成功；擷取檔沒有說明是否丟過包。");

    private static readonly Sentence Dropped = new(
        "{n} packets were dropped while capturing: a gap may be the capture's, not the connection's.",
        "捕获时丢了 {n} 个数据包：缺口可能是捕获造成的，而不是连接本身的问题。",
        "擷取時丟了 {n} 個封包：缺口可能是擷取造成的，而不是連線本身的問題。");

    private static readonly Sentence Cut = new(
        "{n} packets are cut (snap length {snap}): their headers count, their payload is incomplete.",
        "{n} 个数据包被截断（快照长度 {snap}）：报头有效，载荷不完整。",
        "{n} 個封包被截斷（快照長度 {snap}）：標頭有效，酬載不完整。");

    private static readonly Sentence Undecoded = new(
        "{n} packets could not be decoded: {causes}.",
        "{n} 个数据包无法解码：{causes}。",
        "{n} 個封包無法解碼：{causes}。");

    private static readonly Sentence Incomplete = new(
        "{n} fragmented datagrams never became complete: the segments in them are missing.",
        "{n} 个分片的数据报始终不完整：其中的报文段缺失。",
        "{n} 個分片的資料包始終不完整：其中的區段缺失。");

    private static readonly Sentence ClockWentBack = new(
        "The clock went back {n} times: durations across those points mean little.",
        "时钟倒退了 {n} 次：跨越这些时刻的时长没有意义。",
        "時鐘倒退了 {n} 次：跨越這些時刻的時長沒有意義。");

    private static readonly Sentence BadChecksums = new(
        "{n} segments have a wrong checksum.",
        "{n} 个报文段的校验和错误。",
        "{n} 個區段的校驗和錯誤。");

    private static readonly Sentence Damaged = new(
        "{file} is damaged at offset {offset}: {problem}. Everything before that is here.",
        "{file} 在偏移 {offset} 处损坏：{problem}。此前的内容都在。",
        "{file} 在位移 {offset} 處損壞：{problem}。此前的內容都在。");

    private static readonly Sentence Failed = new(
        "{file} failed: {problem}. Everything before that is here.",
        "{file} 出了故障：{problem}。此前的内容都在。",
        "{file} 出了故障：{problem}。此前的內容都在。");

    private static readonly Sentence NotKnown = new("not recorded", "未记录", "未記錄");

    /// <summary>What is missing; empty where nothing is.</summary>
    public static IReadOnlyList<Statement> Doubts(CaptureSummary capture)
    {
        var record = capture.Record;
        var dropped = (capture.Drops?.DroppedByKernel ?? 0) + (capture.Drops?.DroppedByInterface ?? 0);
        var bad = record.Checksums.GetValueOrDefault(ChecksumVerdict.Bad);
        var doubts = new List<Statement>();
        Add(dropped, Dropped);
        Add(record.Cut, Cut, ("snap", capture.SnapLength is { } snap ? snap : NotKnown));
        Add(record.Undecoded.Values.Sum(), Undecoded, ("causes", Causes(capture)));
        Add(record.IncompleteDatagrams, Incomplete);
        Add(record.ClockWentBack, ClockWentBack);
        Add(bad, BadChecksums);
        if (capture.Damage is { } damage)
        {
            doubts.Add(damage.Offset is { } offset
                ? new(Damaged, ("file", damage.File), ("offset", offset), ("problem", damage.Problem))
                : new(Failed, ("file", damage.File), ("problem", damage.Problem)));
        }

        return doubts;

        void Add(long count, Sentence sentence, params ReadOnlySpan<(string, Phrase)> more)
        {
            if (count > 0)
            {
                doubts.Add(new(sentence, [("n", count), .. more]));
            }
        }
    }

    /// <summary>What to say where nothing is missing.</summary>
    public static Sentence Assurance(CaptureSummary capture) => capture.Drops is null ? WholeAsFarAsKnown : Whole;

    private static string Causes(CaptureSummary capture) => string.Join(", ", capture.Record.Undecoded
        .OrderByDescending(entry => entry.Value)
        .Select(entry => Cause(entry.Key, entry.Value)));

    private static string Cause((Layer Layer, DecodeFault Fault) key, long count) =>
        string.Create(CultureInfo.InvariantCulture, $"{LayerNames.Of(key.Layer)} {FaultNames.Of(key.Fault)} {count}");
}
