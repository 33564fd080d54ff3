using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.CapturePoint;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using TcpSniff.Tracking.Zeek;
using Row = TcpSniff.Reports.ConnectionResult;

namespace TcpSniff.Reports.Fields;

/// <summary>The fields of <c>record "connection"</c>, in the order in which they are written.</summary>
internal static class ConnectionFields
{
    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<Row>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("connection")),
        F("stream", (in r) => FieldValue.Of(r.Connection.Stream)),
        F("community_id", (in r) => FieldValue.Of(CommunityId.Of(r.Connection))),
        End("client", c => c.Client),
        End("server", c => c.Server),
        F("client_guessed", (in r) => FieldValue.Of(r.Connection.ClientBasis == ClientBasis.Guessed)),
        F("first_frame", (in r) => FieldValue.Of(r.Connection.FirstFrame)),
        F("last_frame", (in r) => FieldValue.Of(r.Connection.LastFrame)),
        F("first_time", (in r) => FieldValue.Of(r.Connection.FirstTime)),
        F("duration", (in r) => FieldValue.Of(r.Connection.Duration)),
        F("client_state", (in r) => FieldValue.Of(r.Connection.Client.State.State.Name())),
        F("server_state", (in r) => FieldValue.Of(r.Connection.Server.State.State.Name())),
        F("handshake", (in r) => FieldValue.Of(r.Connection.Handshake.Name())),
        F("fast_open", (in r) => FieldValue.Of(r.Connection.FastOpen)),
        F("teardown", (in r) => FieldValue.Of(r.Connection.Teardown.Name())),
        F("closed_first", (in r) => FieldValue.Of(LifeFields.Name(r.Connection.ClosedFirst))),
        F("time_wait", (in r) => FieldValue.Of(LifeFields.Name(r.Connection.TimeWait))),
        F("completeness", (in r) => FieldValue.Of((long)r.Connection.Completeness)),
        F("conn_state", (in r) => FieldValue.Of(r.Connection.ConnState)),
        F("history", (in r) => FieldValue.Of(r.Connection.History)),
        LifeFields.Agreed,
        RttFields.Syn,
        RttFields.Kinds,
        LifeFields.Vantage,
        LifeFields.StateSeconds,
        RecoveryFields.TimeBudget,
        RecoveryFields.Episodes,
        DirectionFields.Group("client_to_server", Role.Client),
        DirectionFields.Group("server_to_client", Role.Server),
        new FieldList<Row, FindingRow>("findings", r => [.. r.Findings.Select(finding => new FindingRow(finding, r.Language))], FindingFields.Brief),
        F("ended", (in r) => FieldValue.Of(LifeFields.Name(r.Connection.Ended))),
        OwnerFields.Process,
    ];

    private static Field<Row> F(string name, FieldReader<Row> read) => new(name, read);

    private static FieldGroup<Row> End(string name, Func<Connection, HalfConnection> side) => new(name,
    [
        F("ip", (in r) => FieldValue.Of(side(r.Connection).Endpoint.Address.ToString())),
        F("port", (in r) => FieldValue.Of(side(r.Connection).Endpoint.Port)),
    ]);
}
