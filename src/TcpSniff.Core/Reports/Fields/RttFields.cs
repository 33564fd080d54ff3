using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Tcptrace;
using Row = TcpSniff.Reports.ConnectionResult;

namespace TcpSniff.Reports.Fields;

/// <summary>The fields of round-trip times: how many samples, and how they spread in seconds.</summary>
internal static class RttFields
{
    /// <summary>The handshake's times as the tap saw them, a sample each at most.</summary>
    public static FieldGroup<Row> Syn { get; } = new("syn_rtt",
    [
        new Field<Row>("server", (in r) => FieldValue.Of(r.Connection.SynRtt.Server)),
        new Field<Row>("client", (in r) => FieldValue.Of(r.Connection.SynRtt.Client)),
    ]);

    /// <summary>The three ways to measure them side by side, each from the tap to either end and back.</summary>
    public static FieldGroup<Row> Kinds { get; } = new("rtts",
    [
        RoundTrips("handshake", rtts => rtts.Handshake),
        RoundTrips("ack", rtts => rtts.Acknowledgments),
        RoundTrips("timestamp", rtts => rtts.Timestamps),
        new Field<Row>("handshake_is_upper_bound", (in r) => FieldValue.Of(r.Connection.SynRtt.Retransmitted)),
    ]);

    /// <summary>The group <paramref name="name"/> for the samples that <paramref name="pick"/> picks.</summary>
    public static FieldGroup<Row> Group(string name, Func<Connection, RttStatistics> pick) => new(name,
    [
        new Field<Row>("samples", (in r) => FieldValue.Of(pick(r.Connection).Samples)),
        new Field<Row>("min", (in r) => FieldValue.Of(pick(r.Connection).Min)),
        new Field<Row>("avg", (in r) => FieldValue.Of(pick(r.Connection).Avg)),
        new Field<Row>("max", (in r) => FieldValue.Of(pick(r.Connection).Max)),
        new Field<Row>("stdev", (in r) => FieldValue.Of(pick(r.Connection).Stdev)),
    ]);

    private static FieldGroup<Row> RoundTrips(string name, Func<RttKinds, RoundTrips> pick) => new(name,
    [
        Group("server", connection => pick(connection.Rtts).Server),
        Group("client", connection => pick(connection.Rtts).Client),
    ]);
}
