using TcpSniff.Aligning.Fates;
using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using Row = TcpSniff.Reports.Aligning.SightingRow;

namespace TcpSniff.Reports.Aligning;

/// <summary>The fields of <c>record "sighting"</c>: one for each segment that was sent, and for each that arrived without.</summary>
internal static class SightingFields
{
    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<Row>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("sighting")),
        F("stream", (in r) => FieldValue.Of(r.Alignment.ClientEnd.Stream)),
        F("from", (in r) => FieldValue.Of(RoleNames.Of(r.Sighting.From))),
        F("flags", (in r) => FieldValue.Of(FlagNames.List(r.Sighting.Segment.Flags))),
        F("seq", (in r) => FieldValue.Of(r.Sighting.Seq)),
        F("ack", (in r) => FieldValue.Of(r.Sighting.Ack)),
        F("len", (in r) => FieldValue.Of(r.Sighting.Segment.Length)),
        F("client_frame", (in r) => FieldValue.Of(At(r, Role.Client)?.Frame)),
        F("server_frame", (in r) => FieldValue.Of(At(r, Role.Server)?.Frame)),
        F("client_time", (in r) => FieldValue.Of(At(r, Role.Client)?.Time)),
        F("server_time", (in r) => FieldValue.Of(At(r, Role.Server)?.Time)),
        F("fate", (in r) => FieldValue.Of(r.Sighting.Fate.Name())),
        F("delay", (in r) => FieldValue.Of(r.Sighting.Delay)),
        new FieldList<Row, SeenSegment>("arrived_as", r => r.Sighting.Sent is null ? [] : r.Sighting.Received,
        [
            new Field<SeenSegment>("frame", (in s) => FieldValue.Of(s.Frame)),
            new Field<SeenSegment>("len", (in s) => FieldValue.Of(s.Length)),
        ]),
        F("cut", (in r) => FieldValue.Of(r.Sighting.WasCut)),
        F("joined", (in r) => FieldValue.Of(r.Sighting.WasJoined)),
        F("lost_numbers", (in r) => FieldValue.Of(r.Sighting.LostNumbers)),
        F("repeats_frame", (in r) => FieldValue.Of(r.Sighting.Repeats?.Frame)),
        F("needless", (in r) => FieldValue.Of(r.Sighting.Repeats is null ? null : r.Sighting.IsNeedless)),
        F("held", (in r) => FieldValue.Of(r.Sighting.Held)),
        F("held_by", (in r) => FieldValue.Of(r.Sighting.Held is null ? null : RoleNames.Of(r.Sighting.From))),
        new FieldList<Row, Change>("changes", r => [.. Changes.Of(r.Sighting)],
        [
            new Field<Change>("field", (in c) => FieldValue.Of(c.Field)),
            new Field<Change>("sent", (in c) => FieldValue.Of(c.Sent)),
            new Field<Change>("received", (in c) => FieldValue.Of(c.Received)),
        ]),
        F("note", (in r) => FieldValue.Of(Note(r))),
    ];

    private static Field<Row> F(string name, FieldReader<Row> read) => new(name, read);

    private static string? Note(Row row) => string.Join("; ", SightingNotes.Of(row.Alignment, row.Sighting).Select(note => note.Text.In(row.Language))) is { Length: > 0 } note ? note : null;

    /// <summary>How the capture beside an end saw it; null where it did not.</summary>
    private static SeenSegment? At(in Row row, Role end) => row.Sighting.From == end ? row.Sighting.Sent : row.Sighting.Received.Count > 0 ? row.Sighting.Received[0] : null;
}
