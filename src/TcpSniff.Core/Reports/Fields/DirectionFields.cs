using TcpSniff.Tracking;
using TcpSniff.Tracking.Statistics;
using Row = TcpSniff.Reports.ConnectionResult;

namespace TcpSniff.Reports.Fields;

/// <summary>The fields of one direction: what one side sent.</summary>
internal static class DirectionFields
{
    private delegate FieldValue Reader(HalfConnection side, in DirectionTotals totals);

    /// <summary>The group <paramref name="name"/> for the side that <paramref name="pick"/> picks.</summary>
    public static FieldGroup<Row> Group(string name, Func<Connection, HalfConnection> pick)
    {
        return new(name,
        [
            F("segments", (_, in t) => FieldValue.Of(t.Segments)),
            F("payload_segments", (_, in t) => FieldValue.Of(t.PayloadSegments)),
            F("payload_bytes", (_, in t) => FieldValue.Of(t.PayloadBytes)),
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
        ]);

        Field<Row> F(string field, Reader read) => new(field, (in row) => read(pick(row.Connection), pick(row.Connection).Totals));

        Field<Row> Label(string field, AnalysisFlags label) => F(field, (_, in t) => FieldValue.Of(t.Labels.Of(label)));
    }
}
