using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>The capture has data after its acknowledgment: a mirror port or a card with several queues recorded it in the wrong order.</summary>
internal sealed class CaptureReorderedRule() : Rule("capture-reordered", Severity.Info, Means)
{
    private static readonly Sentence Means = new("The capture's order is wrong.", "抓包的先后顺序有误。", "擷取的先後順序有誤。");

    private static readonly Sentence Reordered = new(
        "Data of {who} was recorded after its acknowledgment ({times}, by up to {span}): the capture's order is wrong, as mirror ports and cards with several queues make it. Nothing was sent again; what is labelled so was not.",
        "{who}的数据记录在对它的确认之后（{times}，最多晚 {span}）：抓包的先后顺序有误，镜像端口和多队列网卡会这样。并没有重传；标为重传的其实不是。",
        "{who}的資料記錄在對它的確認之後（{times}，最多晚 {span}）：擷取的先後順序有誤，鏡像埠和多佇列網路卡會這樣。並沒有重傳；標為重傳的其實不是。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role sender)
    {
        if (one.Connection.End(sender).Late is { } late)
        {
            one.Report(
                this, (late.FirstFrame, late.LastFrame),
                new(Reordered, ("who", sender.The()), ("times", Counted.Times(late.Count)), ("span", SpanText.Of(late.Longest))),
                evidence: [new("segments", late.Count), new("longest", late.Longest.Seconds)]);
        }
    }
}
