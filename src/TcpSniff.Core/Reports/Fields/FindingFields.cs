using TcpSniff.Analysis;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Fields;

/// <summary>A finding and the language to say it in.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Language">The language.</param>
internal readonly record struct FindingRow(Finding Finding, Language Language);

/// <summary>The fields of <c>record "finding"</c>.</summary>
internal static class FindingFields
{
    private static readonly string[] SeverityNames = ["info", "warning", "error"];

    /// <summary>The fields that stand inside a connection.</summary>
    public static IReadOnlyList<FieldNode<FindingRow>> Brief { get; } =
    [
        F("id", (in r) => FieldValue.Of(r.Finding.Id)),
        F("severity", (in r) => FieldValue.Of(Name(r.Finding.Severity))),
        F("frame", (in r) => FieldValue.Of(r.Finding.Frame)),
        F("text", (in r) => FieldValue.Of(r.Finding.Text.In(r.Language))),
    ];

    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<FindingRow>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("finding")),
        F("id", (in r) => FieldValue.Of(r.Finding.Id)),
        F("severity", (in r) => FieldValue.Of(Name(r.Finding.Severity))),
        F("stream", (in r) => FieldValue.Of(r.Finding.Stream)),
        F("frame", (in r) => FieldValue.Of(r.Finding.Frame)),
        F("last_frame", (in r) => FieldValue.Of(r.Finding.LastFrame)),
        F("cost", (in r) => FieldValue.Of(r.Finding.Cost)),
        F("culprit", (in r) => FieldValue.Of(r.Finding.Culprit is { } role ? RoleNames.Of(role) : null)),
        F("text", (in r) => FieldValue.Of(r.Finding.Text.In(r.Language))),
        new FieldMap<FindingRow>("evidence", r => r.Finding.Evidence.Select(Entry)),
    ];

    /// <summary>The word for a severity.</summary>
    public static string Name(Severity severity) => SeverityNames[(int)severity];

    private static KeyValuePair<string, FieldValue> Entry(Evidence evidence) =>
        new(evidence.Name, evidence.Text is { } text ? FieldValue.Of(text) : FieldValue.Of(evidence.Value));

    private static Field<FindingRow> F(string name, FieldReader<FindingRow> read) => new(name, read);
}
