using Row = TcpSniff.Reports.CaptureTotals;

namespace TcpSniff.Reports.Fields;

/// <summary>The fields of <c>record "totals"</c>.</summary>
internal static class TotalsFields
{
    private static readonly IReadOnlyList<FieldNode<Talker>> TalkerFields =
    [
        new Field<Talker>("ip", (in t) => FieldValue.Of(t.Address.ToString())),
        new Field<Talker>("connections", (in t) => FieldValue.Of(t.Connections)),
        new Field<Talker>("sent_bytes", (in t) => FieldValue.Of(t.Sent)),
        new Field<Talker>("received_bytes", (in t) => FieldValue.Of(t.Received)),
    ];

    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<Row>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("totals")),
        F("connections", (in r) => FieldValue.Of(r.Connections)),
        F("connections_in_all", (in r) => FieldValue.Of(r.ConnectionsInAll)),
        F("segments", (in r) => FieldValue.Of(r.Segments)),
        F("payload_bytes", (in r) => FieldValue.Of(r.PayloadBytes)),
        F("unique_bytes", (in r) => FieldValue.Of(r.UniqueBytes)),
        F("retransmitted_segments", (in r) => FieldValue.Of(r.RetransmittedSegments)),
        F("retransmitted_bytes", (in r) => FieldValue.Of(r.RetransmittedBytes)),
        Map("handshake", r => r.Handshakes),
        Map("teardown", r => r.Teardowns),
        Map("conn_state", r => r.ConnStates),
        Map("findings", r => r.Findings),
        new FieldList<Row, Talker>("top_talkers", r => r.Talkers, TalkerFields),
    ];

    private static Field<Row> F(string name, FieldReader<Row> read) => new(name, read);

    private static FieldMap<Row> Map(string name, Func<Row, IEnumerable<KeyValuePair<string, long>>> counts) =>
        new(name, r => counts(r).Select(entry => KeyValuePair.Create(entry.Key, FieldValue.Of(entry.Value))));
}
