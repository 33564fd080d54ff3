using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Packets are not in order of time: the clock was set, or several queues of a network card were merged badly.</summary>
internal sealed class ClockWentBackRule() : Rule("clock-went-back", Severity.Warning, Means)
{
    /// <summary>So little comes from packets that several processors recorded.</summary>
    private static readonly Duration Jitter = Duration.FromMilliseconds(1);

    private static readonly Sentence Means = new("The capture's clock went back.", "抓包的时钟倒退了。", "擷取的時鐘倒退了。");

    private static readonly Sentence Back = new(
        "The time of a packet lies before that of the packet before it ({times}), by {span} at most, in frame {frame}. Times and round-trip times around there are not to be trusted.",
        "有数据包的时间早于前一个数据包（{times}），最多相差 {span}，在第 {frame} 帧。那附近的时间和往返时间不可信。",
        "有封包的時間早於前一個封包（{times}），最多相差 {span}，在第 {frame} 個訊框。那附近的時間和往返時間不可信。");

    /// <inheritdoc/>
    public override void Judge(CaptureCase capture)
    {
        var record = capture.Record;
        if (record.ClockWentBack > 0)
        {
            capture.Report(
                this, (record.LargestStepBackFrame, record.LargestStepBackFrame),
                new(Back, ("times", Counted.Times(record.ClockWentBack)), ("span", SpanText.Of(record.LargestStepBack)), ("frame", record.LargestStepBackFrame)),
                severity: record.LargestStepBack < Jitter ? Severity.Info : null,
                evidence: [new("times", record.ClockWentBack), new("largest_step", record.LargestStepBack.Seconds)]);
        }
    }
}
