using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Segments whose checksum is wrong (RFC 9293 section 3.1): damaged on the way, or captured before the network card filled it in.</summary>
internal sealed class BadChecksumRule() : Rule("bad-checksum", Severity.Error, Means)
{
    private static readonly Sentence Means = new("Segments have a wrong checksum.", "有报文段的校验和不对。", "有區段的總和檢查碼不對。");

    private static readonly Sentence Damaged = new(
        "{n} of {all} segments of {host} arrived damaged: their checksum is wrong, so that the receiver drops them. Look at the hardware on the way: cable, card, memory of a router.",
        "{host} 的 {all} 个报文段中有 {n} 个到达时已损坏：校验和不对，接收方会丢弃它们。请查看路上的硬件：网线、网卡、路由器的内存。",
        "{host} 的 {all} 個區段中有 {n} 個到達時已損壞：總和檢查碼不對，接收方會丟棄它們。請查看路上的硬體：網路線、網路卡、路由器的記憶體。");

    private static readonly Sentence Offload = new(
        "The checksums of {host} are wrong in {n} of {all} segments, all on their way out of the capturing host: its network card fills them in after the capture. Nothing is wrong with them.",
        "{host} 的 {all} 个报文段中有 {n} 个校验和不对，都是从抓包主机发出的：网卡在抓包之后才填入校验和。它们并没有问题。",
        "{host} 的 {all} 個區段中有 {n} 個總和檢查碼不對，都是從擷取主機送出的：網路卡在擷取之後才填入總和檢查碼。它們並沒有問題。");

    private static readonly Sentence Rewritten = new(
        "The checksums of {host} are wrong in {n} of {all} segments, and yet these were acknowledged: on the wire they were right. The network card fills them in after the capture, a device on the way mends them, or a tool changed the capture, such as one that makes it anonymous.",
        "{host} 的 {all} 个报文段中有 {n} 个校验和不对，却得到了确认：它们到达时是对的。可能由网卡在抓包之后填入，由途中的设备修正，或者抓包文件事后被改动（例如匿名化工具）。",
        "{host} 的 {all} 個區段中有 {n} 個總和檢查碼不對，卻得到了確認：它們到達時是對的。可能由網路卡在擷取之後填入，由途中的裝置修正，或者擷取檔事後被改動（例如匿名化工具）。");

    /// <inheritdoc/>
    public override void Judge(CaptureCase capture)
    {
        if (capture.Record.Checksums.GetValueOrDefault(ChecksumVerdict.Bad) == 0)
        {
            return;
        }

        var senders = capture.Sums.Checksums.Bad;
        foreach (var (host, sender) in senders)
        {
            // Its bad segments still have the time to live that systems begin with: no router has touched them.
            var offload = senders.Count == 1 && !sender.CameFromAfar && sender.IsMostlyBad;
            var rewritten = sender.IsAccepted;
            capture.Report(
                this, (sender.First, sender.Last),
                new(offload ? Offload : rewritten ? Rewritten : Damaged, ("n", sender.Bad), ("all", sender.Segments), ("host", host.ToString())),
                severity: offload || rewritten ? Severity.Info : null, evidence: [new("bad", sender.Bad), new("segments", sender.Segments)]);
        }
    }
}
