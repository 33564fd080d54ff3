using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>One side had something to send, and the other one's window was closed: its program did not read (RFC 9293 section 3.8.6).</summary>
internal sealed class ZeroWindowStallRule() : Rule("zero-window-stall", Severity.Warning, Means)
{
    /// <summary>Shorter ones are everyday life between a fast sender and a busy reader.</summary>
    private static readonly Duration WorthTelling = Duration.FromMilliseconds(100);

    private static readonly Duration Bad = Duration.FromSeconds(10);

    private static readonly Sentence Means = new("One side did not read while the other one had something to send.", "一方有数据要发，另一方却没有读取。", "一方有資料要送，另一方卻沒有讀取。");

    private static readonly Sentence Closed = new(
        "{Who} advertised window 0 in frame {from} and opened it again in frame {to}, {span} later.",
        "{who}在第 {from} 帧通告窗口为 0，{span} 后在第 {to} 帧重新打开。",
        "{who}在第 {from} 個訊框通告視窗為 0，{span} 後在第 {to} 個訊框重新打開。");

    private static readonly Sentence StillClosed = new(
        "{Who} advertised window 0 in frame {from} and had not opened it by frame {to}, {span} later.",
        "{who}在第 {from} 帧通告窗口为 0，{span} 后到第 {to} 帧还没有打开。",
        "{who}在第 {from} 個訊框通告視窗為 0，{span} 後到第 {to} 個訊框還沒有打開。");

    private static readonly Sentence Asked = new("{Peer} asked {times} whether it had opened.", "{peer}询问了 {times}是否已打开。", "{peer}詢問了 {times}是否已打開。");
    private static readonly Sentence InAll = new("That happened {times}, {span} in all.", "这样的情况有 {times}，共 {span}。", "這樣的情況有 {times}，共 {span}。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role reader)
    {
        if (one.Connection.End(reader).Closed is not { } closed)
        {
            return;
        }

        var unfinished = closed.Unfinished;
        var ongoing = unfinished is { } last && last.Length > closed.Longest.Length;
        var longest = ongoing ? unfinished!.Value : closed.Longest;
        var total = closed.Total + (unfinished?.Length ?? Duration.Zero);
        if (total < WorthTelling)
        {
            return;
        }

        var times = closed.Count + (unfinished is null ? 0 : 1);
        var what = new Statement(
            ongoing ? StillClosed : Closed, ("Who", reader.Subject()), ("who", reader.The()),
            ("from", longest.Frame), ("to", longest.LastFrame), ("span", SpanText.Of(longest.Length)));
        var asked = closed.Probes > 0
            ? new Statement(Asked, ("Peer", reader.Peer().Subject()), ("peer", reader.Peer().The()), ("times", Counted.Times(closed.Probes)))
            : null;
        var inAll = times > 1 ? new Statement(InAll, ("times", Counted.Times(times)), ("span", SpanText.Of(total))) : null;
        one.Report(
            this, (longest.Frame, longest.LastFrame), Paragraph.Of(what, asked, inAll, Advice.Between(reader, longest.From, longest.To)), reader,
            total >= Bad ? Severity.Error : null, total,
            evidence: [new("stalls", times), new("longest", longest.Length.Seconds), new("probes", closed.Probes)]);
    }
}
