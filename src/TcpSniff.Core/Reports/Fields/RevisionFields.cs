using TcpSniff.Timelines;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Wording;
using Row = TcpSniff.Reports.Fields.RevisionRow;

namespace TcpSniff.Reports.Fields;

/// <summary>What was printed of a segment and is taken back, because a later one contradicts it.</summary>
/// <param name="Stream">Number of the connection.</param>
/// <param name="Revision">What is taken back.</param>
/// <param name="Language">Language of the sentences.</param>
internal readonly record struct RevisionRow(int Stream, Revision Revision, Language Language);

/// <summary>The fields of <c>record "revision"</c>, written where nobody can look ahead: live, and from standard input.</summary>
internal static class RevisionFields
{
    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<Row>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("revision")),
        F("stream", (in r) => FieldValue.Of(r.Stream)),
        F("frame", (in r) => FieldValue.Of(r.Revision.Frame)),
        F("was", (in r) => FieldValue.Of(RevisionText.Was(r.Revision).In(r.Language))),
        F("is", (in r) => FieldValue.Of(RevisionText.Is(r.Revision).In(r.Language))),
    ];

    private static Field<Row> F(string name, FieldReader<Row> read) => new(name, read);
}
