using TcpSniff.Analysis.Explaining;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Explanations;

/// <summary>An explanation and the language to say it in.</summary>
/// <param name="Explanation">The explanation.</param>
/// <param name="Language">The language.</param>
internal readonly record struct ExplanationRow(Explanation Explanation, Language Language);

/// <summary>The fields of <c>record "explanation"</c>.</summary>
internal static class ExplanationFields
{
    private static readonly IReadOnlyList<FieldNode<VerdictRow>> Verdict =
    [
        new Field<VerdictRow>("id", (in r) => FieldValue.Of(r.Verdict.Label.Ids()[0])),
        new Field<VerdictRow>("holds", (in r) => FieldValue.Of(r.Verdict.Holds)),
        new Field<VerdictRow>("rule", (in r) => FieldValue.Of(r.Verdict.Rule.In(r.Language))),
        new FieldList<VerdictRow, CheckRow>("checks", r => Checks(r),
        [
            new Field<CheckRow>("text", (in c) => FieldValue.Of(c.Check.Text.In(c.Language))),
            new Field<CheckRow>("holds", (in c) => FieldValue.Of(c.Check.Holds)),
        ]),
        new Field<VerdictRow>("read", (in r) => FieldValue.Of(r.Verdict.Reference)),
    ];

    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<ExplanationRow>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("explanation")),
        F("frame", (in r) => FieldValue.Of(r.Explanation.Frame)),
        F("time", (in r) => FieldValue.Of(r.Explanation.Time)),
        F("packet", (in r) => FieldValue.Of(r.Explanation.Packet?.In(r.Language))),
        S("stream", (in f) => FieldValue.Of(f.Connection.Stream)),
        S("from", (in f) => FieldValue.Of(RoleNames.Of(f.From))),
        S("flags", (in f) => FieldValue.Of(FlagNames.List(f.Segment.Flags))),
        S("seq", (in f) => FieldValue.Of(f.Seq)),
        S("ack", (in f) => FieldValue.Of(f.Ack)),
        S("len", (in f) => FieldValue.Of(f.Segment.PayloadLength)),
        S("analysis", (in f) => FieldValue.Of(f.Analysis.Ids())),
        new FieldList<ExplanationRow, VerdictRow>("given", r => Rows(r, r.Explanation.Given), Verdict),
        new FieldList<ExplanationRow, VerdictRow>("tried", r => Rows(r, r.Explanation.Tried), Verdict),
        F("ambiguous", (in r) => FieldValue.Of(r.Explanation.IsAmbiguous)),
        new FieldList<ExplanationRow, ClueRow>("clues", r => [.. r.Explanation.Clues.Select(clue => new ClueRow(clue, r.Language))],
        [
            new Field<ClueRow>("says", (in c) => FieldValue.Of(Says(c.Clue.Leaning))),
            new Field<ClueRow>("text", (in c) => FieldValue.Of(c.Clue.Text.In(c.Language))),
        ]),
        new FieldList<ExplanationRow, EvidenceFrame>("evidence", r => r.Explanation.Evidence,
        [
            new Field<EvidenceFrame>("frame", (in e) => FieldValue.Of(e.Frame)),
            new Field<EvidenceFrame>("role", (in e) => FieldValue.Of(e.Role)),
            new Field<EvidenceFrame>("elapsed", (in e) => FieldValue.Of(e.Elapsed)),
        ]),
        new FieldGroup<ExplanationRow>("step",
        [
            F("rule", (in r) => FieldValue.Of(r.Explanation.Step!.Rule.In(r.Language))),
            F("read", (in r) => FieldValue.Of(r.Explanation.Step!.Reference)),
        ])
        {
            Exists = r => r.Explanation.Step is not null,
        },
        F("note", (in r) => FieldValue.Of(r.Explanation.Segment is { } facts ? SegmentNotes.For(facts, r.Language) : null)),
    ];

    private delegate FieldValue SegmentReader(in SegmentFacts facts);

    private static Field<ExplanationRow> F(string name, FieldReader<ExplanationRow> read) => new(name, read);

    private static Field<ExplanationRow> S(string name, SegmentReader read) =>
        new(name, (in r) => r.Explanation.Segment is { } facts ? read(facts) : default);

    private static IReadOnlyList<VerdictRow> Rows(ExplanationRow row, IReadOnlyList<RuleVerdict> verdicts) =>
        [.. verdicts.Select(verdict => new VerdictRow(verdict, row.Language))];

    private static IReadOnlyList<CheckRow> Checks(VerdictRow row) => [.. row.Verdict.Checks.Select(check => new CheckRow(check, row.Language))];

    private static string? Says(Leaning leaning) => leaning switch { Leaning.Retransmitted => "retransmitted", Leaning.Reordered => "reordered", _ => null };

    private readonly record struct VerdictRow(RuleVerdict Verdict, Language Language);

    private readonly record struct CheckRow(Check Check, Language Language);

    private readonly record struct ClueRow(Clue Clue, Language Language);
}
