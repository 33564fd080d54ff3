using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Tracking.Zeek;

namespace TcpSniff.Reports.Zeek;

/// <summary>The columns of Zeek's conn.log as recent versions write them, those with <c>ip_proto</c> (https://docs.zeek.org/en/master/logs/conn.html).</summary>
internal static class ZeekColumns
{
    private const long IpProtocolOfTcp = 6;

    /// <summary>All columns in Zeek's order.</summary>
    public static IReadOnlyList<ZeekColumn> All { get; } =
    [
        new("ts", "time", (in r) => FieldValue.Of(new Duration(r.Connection.FirstTime.Nanoseconds))),
        new("uid", "string", (in r) => FieldValue.Of(ZeekUid.Of(r.Connection))),
        new("id.orig_h", "addr", (in r) => FieldValue.Of(r.Connection.ConnLog.Originator.Endpoint.Address.ToString())),
        new("id.orig_p", "port", (in r) => FieldValue.Of(r.Connection.ConnLog.Originator.Endpoint.Port)),
        new("id.resp_h", "addr", (in r) => FieldValue.Of(r.Connection.ConnLog.Responder.Endpoint.Address.ToString())),
        new("id.resp_p", "port", (in r) => FieldValue.Of(r.Connection.ConnLog.Responder.Endpoint.Port)),
        new("proto", "enum", (in _) => FieldValue.Of("tcp")),
        new("service", "string", (in _) => default),
        new("duration", "interval", (in r) => FieldValue.Of(r.Connection.ConnLog.Duration)),
        new("orig_bytes", "count", (in r) => FieldValue.Of(r.Connection.ConnLog.OriginatorBytes)),
        new("resp_bytes", "count", (in r) => FieldValue.Of(r.Connection.ConnLog.ResponderBytes)),
        new("conn_state", "string", (in r) => FieldValue.Of(r.Connection.ConnState)),
        new("local_orig", "bool", (in r) => FieldValue.Of(LocalNetworks.Contain(r.Connection.ConnLog.Originator.Endpoint.Address))),
        new("local_resp", "bool", (in r) => FieldValue.Of(LocalNetworks.Contain(r.Connection.ConnLog.Responder.Endpoint.Address))),
        new("missed_bytes", "count", (in r) => FieldValue.Of(r.Connection.ConnLog.MissedBytes)),
        new("history", "string", (in r) => FieldValue.Of(r.Connection.History.Length > 0 ? r.Connection.History : null)),
        new("orig_pkts", "count", (in r) => FieldValue.Of(r.Connection.ConnLog.OriginatorPackets)),
        new("orig_ip_bytes", "count", (in r) => FieldValue.Of(r.Connection.ConnLog.OriginatorIpBytes)),
        new("resp_pkts", "count", (in r) => FieldValue.Of(r.Connection.ConnLog.ResponderPackets)),
        new("resp_ip_bytes", "count", (in r) => FieldValue.Of(r.Connection.ConnLog.ResponderIpBytes)),
        new("tunnel_parents", "set[string]", (in _) => default),
        new("ip_proto", "count", (in _) => FieldValue.Of(IpProtocolOfTcp)),
    ];
}
