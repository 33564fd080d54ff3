using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>An ICMP error says that a segment did not get to its destination (RFC 9293 section 3.9.2.2, RFC 5461).</summary>
internal sealed class IcmpUnreachableRule() : Rule("icmp-unreachable", Severity.Warning, Means)
{
    private static readonly Sentence Means = new("An ICMP error says that segments do not arrive.", "ICMP 错误表明报文段没有送达。", "ICMP 錯誤表明區段沒有送達。");

    private static readonly Sentence Reported = new(
        "{reporter} reported {times} about segments of {who}: {what}.",
        "{reporter} 就{who}的报文段报告了 {times}：{what}。",
        "{reporter} 就{who}的區段回報了 {times}：{what}。");

    private static readonly Sentence NoRoute = new("there is no route to their network", "没有到目的网络的路由", "沒有到目的網路的路由");
    private static readonly Sentence Host = new("their host does not answer on its own network", "目的主机在其网络上没有回应", "目的主機在其網路上沒有回應");
    private static readonly Sentence Protocol = new("their host does not speak TCP", "目的主机不支持 TCP", "目的主機不支援 TCP");
    private static readonly Sentence Port = new("nothing listens on that port, or a firewall says so", "该端口上没有程序在监听，或者是防火墙这样回应", "該埠上沒有程式在監聽，或者是防火牆這樣回應");
    private static readonly Sentence Prohibited = new("a firewall does not let them pass", "防火墙不让它们通过", "防火牆不讓它們通過");
    private static readonly Sentence Expired = new("they pass too many routers, as in a routing loop", "它们经过的路由器太多，例如路由成环", "它們經過的路由器太多，例如路由成環");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (connection.Connection.Errors is not { } errors)
        {
            return;
        }

        foreach (var kind in errors.Where(error => Meaning(error.Error.Kind) is not null).GroupBy(error => (error.Error.Kind, error.About)))
        {
            Report(connection, [.. kind]);
        }
    }

    private void Report(ConnectionCase one, List<NotedError> errors)
    {
        var first = errors[0];
        one.Report(
            this, (first.Frame, errors[^1].Frame),
            new(Reported, ("reporter", first.Error.Reporter.ToString()), ("times", Counted.Times(errors.Count)), ("who", first.About.The()),
                ("what", Meaning(first.Error.Kind)!)),
            severity: one.Connection.OpenedFrame is null ? Severity.Error : null,
            evidence: [new("icmp_type", first.Error.Type), new("icmp_code", first.Error.Code), new("reporter", 0, first.Error.Reporter.ToString())]);
    }

    private static Sentence? Meaning(IcmpErrorKind kind) => kind switch
    {
        IcmpErrorKind.NoRoute => NoRoute,
        IcmpErrorKind.HostUnreachable => Host,
        IcmpErrorKind.ProtocolUnreachable => Protocol,
        IcmpErrorKind.PortUnreachable => Port,
        IcmpErrorKind.Prohibited => Prohibited,
        IcmpErrorKind.TimeExceeded => Expired,
        _ => null,
    };
}
