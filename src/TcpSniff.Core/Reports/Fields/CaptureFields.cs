using TcpSniff.Decoding;
using TcpSniff.Packets;
using Row = TcpSniff.Reports.CaptureSummary;

namespace TcpSniff.Reports.Fields;

/// <summary>The fields of <c>record "capture"</c>.</summary>
internal static class CaptureFields
{
    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<Row>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("capture")),
        F("schema_version", (in _) => FieldValue.Of(Row.SchemaVersion)),
        F("files", (in r) => FieldValue.Of(r.Sources)),
        F("format", (in r) => FieldValue.Of(r.Format)),
        F("link_types", (in r) => FieldValue.Of(LinkTypes(r))),
        F("snaplen", (in r) => FieldValue.Of(r.SnapLength)),
        F("first_time", (in r) => FieldValue.Of(r.Record.FirstTime)),
        F("last_time", (in r) => FieldValue.Of(r.Record.LastTime)),
        F("packets", (in r) => FieldValue.Of(r.Record.Packets)),
        F("captured_bytes", (in r) => FieldValue.Of(r.Record.CapturedBytes)),
        F("original_bytes", (in r) => FieldValue.Of(r.Record.OriginalBytes)),
        F("tcp_segments", (in r) => FieldValue.Of(r.Record.TcpSegments)),
        F("udp_datagrams", (in r) => FieldValue.Of(r.Record.UdpDatagrams)),
        F("icmp_errors", (in r) => FieldValue.Of(r.Record.IcmpErrors)),
        F("fragments", (in r) => FieldValue.Of(r.Record.Fragments)),
        F("incomplete_datagrams", (in r) => FieldValue.Of(r.Record.IncompleteDatagrams)),
        F("cut", (in r) => FieldValue.Of(r.Record.Cut)),
        F("clock_went_back", (in r) => FieldValue.Of(r.Record.ClockWentBack)),
        new FieldMap<Row>("undecoded", r => r.Record.Undecoded.OrderByDescending(e => e.Value).Select(e => Entry(Cause(e.Key), e.Value))),
        new FieldGroup<Row>("decoded",
        [
            F("packetdotnet", (in r) => FieldValue.Of(r.Record.DecodedByPacketDotNet)),
            F("native", (in r) => FieldValue.Of(r.Record.DecodedNatively)),
            F("undecoded", (in r) => FieldValue.Of(r.Record.Undecoded.Values.Sum())),
        ]),
        new FieldMap<Row>("other_protocols", r => r.Record.OtherProtocols.OrderByDescending(e => e.Value).Select(e => Entry(e.Key, e.Value))),
        new FieldGroup<Row>("checksums",
        [
            F("good", (in r) => FieldValue.Of(Verdict(r, ChecksumVerdict.Good))),
            F("bad", (in r) => FieldValue.Of(Verdict(r, ChecksumVerdict.Bad))),
            F("offload", (in r) => FieldValue.Of(Verdict(r, ChecksumVerdict.Offload))),
            F("unverified", (in r) => FieldValue.Of(Verdict(r, ChecksumVerdict.Unverified))),
        ]),
        new FieldGroup<Row>("let_go",
        [
            F("closed", (in r) => FieldValue.Of(r.Record.LetGo?.Closed)),
            F("idle", (in r) => FieldValue.Of(r.Record.LetGo?.Idle)),
            F("evicted", (in r) => FieldValue.Of(r.Record.LetGo?.Evicted)),
            F("late_segments", (in r) => FieldValue.Of(r.Record.LetGo?.LateSegments)),
        ]) { Exists = r => r.Record.LetGo is not null },
        new FieldGroup<Row>("drops",
        [
            F("received", (in r) => FieldValue.Of(r.Drops?.Received)),
            F("by_kernel", (in r) => FieldValue.Of(r.Drops?.DroppedByKernel)),
            F("by_interface", (in r) => FieldValue.Of(r.Drops?.DroppedByInterface)),
        ]) { Exists = r => r.Drops is not null },
        new FieldGroup<Row>("damage",
        [
            F("file", (in r) => FieldValue.Of(r.Damage?.File)),
            F("offset", (in r) => FieldValue.Of(r.Damage?.Offset)),
            F("problem", (in r) => FieldValue.Of(r.Damage?.Problem)),
        ]) { Exists = r => r.Damage is not null },
    ];

    private static Field<Row> F(string name, FieldReader<Row> read) => new(name, read);

    private static long Verdict(Row row, ChecksumVerdict verdict) => row.Record.Checksums.GetValueOrDefault(verdict);

    private static string[] LinkTypes(Row row) => [.. row.Interfaces.Select(i => LinkTypeNames.Of(i.LinkType)).Distinct()];

    private static string Cause((Layer Layer, DecodeFault Fault) cause) => $"{LayerNames.Of(cause.Layer)}: {FaultNames.Of(cause.Fault)}";

    private static KeyValuePair<string, FieldValue> Entry(string name, long count) => new(name, FieldValue.Of(count));
}
