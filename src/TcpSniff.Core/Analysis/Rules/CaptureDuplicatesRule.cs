using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Packets were recorded twice. Labels speak of retransmissions and duplicate acknowledgments there, as Wireshark's do.</summary>
internal sealed class CaptureDuplicatesRule() : Rule("capture-duplicates", Severity.Warning, Means)
{
    private const double Few = 0.01;

    private static readonly Sentence Means = new("The same packets were recorded twice.", "同样的数据包被记录了两次。", "同樣的封包被記錄了兩次。");

    private static readonly Sentence Duplicates = new(
        "{n} of {all} segments ({percent} %) are copies of one recorded just before: the capture saw them twice (a mirror port for both directions, both sides of a bridge), the network carried them once."
        + " What is labelled as sent again there was not. Option --dedupe leaves the copies out.",
        "{all} 个报文段中有 {n} 个（{percent} %）是刚记录过的副本：抓包看到了两次（双向镜像端口、网桥两侧），网络只传送了一次。标为重发的其实并没有重发。选项 --dedupe 会略去这些副本。",
        "{all} 個區段中有 {n} 個（{percent} %）是剛記錄過的副本：擷取看到了兩次（雙向鏡像埠、橋接器兩側），網路只傳送了一次。標為重送的其實並沒有重送。選項 --dedupe 會略去這些副本。");

    /// <inheritdoc/>
    public override void Judge(CaptureCase capture)
    {
        var record = capture.Record;
        var copies = record.Copies - capture.Sums.Copies.Count;
        if (copies <= 0)
        {
            return;
        }

        var share = (double)copies / record.TcpSegments;
        capture.Report(
            this, record.CopyFrames,
            new(Duplicates, ("n", copies), ("all", record.TcpSegments), ("percent", ShareText.Of(copies, record.TcpSegments))),
            severity: share < Few ? Severity.Info : null, evidence: [new("copies", copies), new("share", share)]);
    }
}
