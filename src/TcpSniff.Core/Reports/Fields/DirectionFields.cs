using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.Wireshark;
using Row = TcpSniff.Reports.ConnectionResult;

namespace TcpSniff.Reports.Fields;

/// <summary>The fields of one direction: what one side sent.</summary>
internal static class DirectionFields
{
    private delegate FieldValue Reader(HalfConnection side, in DirectionTotals totals);

    /// <summary>The group <paramref name="name"/> for what <paramref name="sender"/> sent.</summary>
    public static FieldGroup<Row> Group(string name, Role sender)
    {
        return new(name,
        [
            F("segments", (_, in t) => FieldValue.Of(t.Segments)),
            F("payload_segments", (_, in t) => FieldValue.Of(t.PayloadSegments)),
            F("payload_bytes", (_, in t) => FieldValue.Of(t.PayloadBytes)),
            F("unique_bytes", (side, in _) => FieldValue.Of(side.UniqueBytes)),
            F("retransmitted_segments", (side, in _) => FieldValue.Of(side.RetransmittedSegments)),
            F("retransmitted_bytes", (side, in _) => FieldValue.Of(side.RetransmittedBytes)),
            Label("out_of_order", AnalysisFlags.OutOfOrder),
            Label("duplicate_acks", AnalysisFlags.DuplicateAck),
            Label("lost_segments", AnalysisFlags.LostSegment),
            Label("zero_windows", AnalysisFlags.ZeroWindow),
            Label("window_full", AnalysisFlags.WindowFull),
            Label("keep_alives", AnalysisFlags.KeepAlive),
            F("syn", (_, in t) => FieldValue.Of(t.Syn)),
            F("fin", (_, in t) => FieldValue.Of(t.Fin)),
            F("rst", (_, in t) => FieldValue.Of(t.Rst)),
            F("isn", (_, in t) => FieldValue.Of(t.Offer?.InitialSequenceNumber.Value)),
            F("mss", (_, in t) => FieldValue.Of(t.Offer?.Mss)),
            F("window_scale", (_, in t) => FieldValue.Of(t.Offer?.WindowScale)),
            F("sack_permitted", (_, in t) => FieldValue.Of(t.Offer?.SackPermitted)),
            F("timestamps", (_, in t) => FieldValue.Of(t.Timestamps)),
            F("window_min", (_, in t) => FieldValue.Of(t.Windows.Min)),
            F("window_max", (_, in t) => FieldValue.Of(t.Windows.Max)),
            F("bytes_in_flight_max", (_, in t) => FieldValue.Of(t.BytesInFlightMax)),
            F("bad_checksums", (_, in t) => FieldValue.Of(t.BadChecksums)),
            F("ecn_ce", (_, in t) => FieldValue.Of(t.Congestion.Experienced)),
            F("ece", (_, in t) => FieldValue.Of(t.Congestion.Echoed)),
            F("cwr", (_, in t) => FieldValue.Of(t.Congestion.Reduced)),
            F("idle_max", (_, in t) => FieldValue.Of(t.Segments > 1 ? t.IdleMax : null)),
            new Field<Row>("throughput", (in row) => FieldValue.Of(row.Connection.Throughput(sender))),
            new Field<Row>("goodput", (in row) => FieldValue.Of(row.Connection.Goodput(sender))),
            RttFields.Group("rtt", connection => Side(connection).Rtt),
        ]);

        HalfConnection Side(Connection connection) => sender == Role.Client ? connection.Client : connection.Server;

        Field<Row> F(string field, Reader read) => new(field, (in row) => read(Side(row.Connection), Side(row.Connection).Totals));

        Field<Row> Label(string field, AnalysisFlags label) => F(field, (_, in t) => FieldValue.Of(t.Labels.Of(label)));
    }
}
