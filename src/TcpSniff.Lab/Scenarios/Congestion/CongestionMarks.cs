using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Congestion;

/// <summary>A router marks a segment instead of dropping it.</summary>
internal sealed class CongestionMarks : Scenario
{
    /// <inheritdoc/>
    public override string Name => "ecn";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A router marks a segment instead of dropping it",
        "路由器给报文段打上拥塞标记而不是丢弃它",
        "路由器給區段打上壅塞標記而不是丟棄它");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "ECN: the receiver echoes the mark (ECE), the sender slows down and says so (CWR); nothing is lost",
        "ECN：接收方回显标记（ECE），发送方减速并告知（CWR），没有任何数据丢失",
        "ECN：接收方回應標記（ECE），傳送方減速並告知（CWR），沒有任何資料遺失");

    /// <inheritdoc/>
    public override Setting Setting { get; } = new() { Parameters = [new("ipv4/tcp_ecn", "1")] };

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.Link.Changes.Add(new CongestionMark(new(0, skip: 2, payload: 1000)));
        stage.Link.Rules.Add(new Delay(Duration.FromMilliseconds(10)));
        var (client, server) = stage.OpenConnection();
        stage.Transfer(client, server, 30_000);
        stage.Close(client, server);
    }
}
