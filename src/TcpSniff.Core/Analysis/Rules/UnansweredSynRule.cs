using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Nothing answers a SYN, neither by SYN+ACK nor by RST (RFC 9293 section 3.10.7.1 has every host answer).</summary>
internal sealed class UnansweredSynRule() : Rule("unanswered-syn", Severity.Warning, Means)
{
    /// <summary>After so long an answer does not come any more; a client repeats its SYN earlier (RFC 6298 section 2).</summary>
    public static readonly Duration Patience = Duration.FromSeconds(3);

    private static readonly Sentence Means = new("Nothing answers the client's SYN.", "没有任何东西回应客户端的 SYN。", "沒有任何東西回應用戶端的 SYN。");

    private static readonly Sentence Repeated = new(
        "The client sent its SYN {times} within {span}, and nothing answers.",
        "客户端在 {span} 内把 SYN 发了 {times}，没有任何回应。",
        "用戶端在 {span} 內把 SYN 送了 {times}，沒有任何回應。");

    private static readonly Sentence Once = new(
        "The client sent one SYN and nothing answers; the capture goes on for {span}.",
        "客户端发了一个 SYN，没有任何回应；之后抓包还持续了 {span}。",
        "用戶端送了一個 SYN，沒有任何回應；之後擷取還持續了 {span}。");

    private static readonly Sentence Why = new(
        "{server} is down or cannot be reached, or a firewall drops the SYN in silence: a host where nothing listens would refuse by a RST.",
        "{server} 没有开机或无法到达，或者防火墙悄悄丢弃了 SYN：没有程序监听的主机会用 RST 拒绝。",
        "{server} 沒有開機或無法到達，或者防火牆悄悄丟棄了 SYN：沒有程式監聽的主機會用 RST 拒絕。");

    /// <summary>Whether a connection's SYN waited for an answer long enough, at a place where the tap would have seen one.</summary>
    public static bool IsUnanswered(ConnectionCase one) =>
        one.Connection.Handshake == Handshake.Unanswered
        && !one.Connection.Lifecycle.Did(Milestones.Challenged)
        && one.Connection is { Errors: null, GoesOnAs: null }
        && !TimeWaitMetRule.Speaks(one)
        && Tap.HiddenSide(one.Connection) is null
        && !one.Capture.Sums.Tap.Hides(one.Connection.Server.Endpoint.Address)
        && (one.Connection.Client.Totals.Syn > 1 || one.Afterwards >= Patience);

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        var known = connection.Connection;
        if (!IsUnanswered(connection) || connection.Capture.Sums.Listeners.Of(known).IsFlooded || BacklogOverflowRule.LeavesOut(connection))
        {
            return;
        }

        var syns = known.Client.Totals.Syn;
        var what = syns > 1
            ? new Statement(Repeated, ("times", Counted.Times(syns)), ("span", SpanText.Of(known.Duration)))
            : new Statement(Once, ("span", SpanText.Of(connection.Afterwards)));
        connection.Report(
            this, (known.FirstFrame, known.LastFrame), Paragraph.Of(what, new(Why, ("server", known.Server.Endpoint.ToString()))),
            Role.Server, cost: syns > 1 ? known.Duration : null, evidence: [new("syns", syns)]);
    }
}
