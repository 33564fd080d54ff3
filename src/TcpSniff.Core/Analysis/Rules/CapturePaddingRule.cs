using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Zeros that fill up Ethernet's shortest frame are counted into IP's length, so that bare segments look as if they had payload.</summary>
internal sealed class CapturePaddingRule() : Rule("capture-padding", Severity.Info, Means)
{
    private static readonly Sentence Means = new("Padding of Ethernet is counted as payload.", "以太网填充被计为载荷。", "乙太網路填充被計為酬載。");

    private static readonly Sentence Padded = new(
        "{segments} of {who} without data look as if they carried some: zeros that fill up the Ethernet frame to 60 bytes are counted into the IP length. They are no data; what is labelled as sent again or out of order there is not. Look at the device that made these packets or recorded them.",
        "{who}的 {segments}没有数据，却看似带有载荷：把以太网帧填充到 60 字节的零被计入了 IP 长度。它们不是数据；那里标为重传或乱序的其实不是。请查看产生或记录这些数据包的设备。",
        "{who}的 {segments}沒有資料，卻看似帶有酬載：把乙太網路訊框填充到 60 位元組的零被計入了 IP 長度。它們不是資料；那裡標為重傳或亂序的其實不是。請查看產生或記錄這些封包的裝置。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        var (first, last, count) = (default(NotedSegment), default(NotedSegment), 0);
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.From == sender && segment.DidAny(SegmentEvents.Padding))
            {
                first = count++ == 0 ? segment : first;
                last = segment;
            }
        }

        if (count > 0)
        {
            one.Report(this, first, last, new(Padded, ("segments", Counted.Segments(count)), ("who", sender.The())), evidence: [new("segments", count)]);
        }
    }
}
