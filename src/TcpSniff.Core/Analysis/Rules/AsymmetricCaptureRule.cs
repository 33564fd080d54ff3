using TcpSniff.Analysis.Surroundings;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>The tap sees one direction of a connection only.</summary>
internal sealed class AsymmetricCaptureRule() : Rule("asymmetric-capture", Severity.Info, Means)
{
    private static readonly Sentence Means = new("Only one direction of the connection was captured.", "只抓到了连接的一个方向。", "只擷取到了連線的一個方向。");

    private static readonly Sentence OneSided = new(
        "Only what {seen} sent was captured. It acknowledges what {hidden} sent, so that came another way: nothing here is unanswered, it is out of sight."
        + " Capture at the other link too, or at the host itself.",
        "只抓到了{seen}发出的内容。它确认了{hidden}发出的数据，所以那些走了另一条路：这里没有什么是未回应的，只是看不到。请在另一条链路上、或直接在主机上同时抓包。",
        "只擷取到了{seen}送出的內容。它確認了{hidden}送出的資料，所以那些走了另一條路：這裡沒有什麼是未回應的，只是看不到。請在另一條鏈路上、或直接在主機上同時擷取。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (Tap.HiddenSide(connection.Connection) is { } hidden)
        {
            connection.Report(
                this, (connection.Connection.FirstFrame, connection.Connection.LastFrame),
                new(OneSided, ("seen", hidden.Peer().The()), ("hidden", hidden.The())));
        }
    }
}
