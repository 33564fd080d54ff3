using TcpSniff.Aligning;
using TcpSniff.Aligning.Clocks;
using TcpSniff.Aligning.Fates;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;

namespace TcpSniff.Reports.Aligning;

/// <summary>The fields of <c>record "alignment"</c>: one for each connection that both captures have.</summary>
internal static class AlignmentFields
{
    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<AlignmentRow>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("alignment")),
        F("stream", (in r) => FieldValue.Of(r.Alignment.ClientEnd.Stream)),
        End("client", Role.Client),
        End("server", Role.Server),
        F("offset", (in r) => FieldValue.Of(r.Alignment.Clock.Offset)),
        F("offset_at", (in r) => FieldValue.Of(r.Alignment.Clock.Reference)),
        F("offset_error", (in r) => FieldValue.Of(r.Alignment.Clock.Error)),
        F("offset_bound", (in r) => FieldValue.Of(r.Alignment.Clock.Bound)),
        F("drift_ppm", (in r) => FieldValue.Of(r.Alignment.Clock.Drift * 1e6)),
        F("drift_error_ppm", (in r) => FieldValue.Of(r.Alignment.Clock.DriftError * 1e6)),
        F("clock_basis", (in r) => FieldValue.Of(r.Alignment.Clock.Basis == ClockBasis.BothDirections ? "both-directions" : "one-direction")),
        F("clock_segments", (in r) => FieldValue.Of(r.Alignment.Clock.Points)),
        F("assumes", (in r) => FieldValue.Of(r.Alignment.Clock.Basis == ClockBasis.BothDirections ? "fastest-segments-of-both-directions-equally-long-under-way" : "fastest-segment-under-way-for-no-time")),
        F("assumption", (in r) => FieldValue.Of(ClockWords.Assumption(r.Alignment.Clock).In(r.Language))),
        F("round_trip", (in r) => FieldValue.Of(r.Alignment.Clock.RoundTrip)),
        F("own_clock", (in r) => FieldValue.Of(r.Alignment.HasOwnClock)),
        Direction("client_to_server", Role.Client),
        Direction("server_to_client", Role.Server),
        new FieldList<AlignmentRow, FindingRow>("findings", r => [.. Verdicts.Of(r.Alignment).Select(verdict => new FindingRow(verdict, r))],
        [
            new Field<FindingRow>("id", (in f) => FieldValue.Of(f.Verdict.Id)),
            new Field<FindingRow>("severity", (in f) => FieldValue.Of(f.Verdict.Severity.ToString().ToLowerInvariant())),
            new Field<FindingRow>("from", (in f) => FieldValue.Of(f.Verdict.From is { } from ? RoleNames.Of(from) : null)),
            new Field<FindingRow>("frame", (in f) => FieldValue.Of(f.Verdict.Frame)),
            new Field<FindingRow>("text", (in f) => FieldValue.Of(f.Verdict.Text.In(f.Row.Language))),
        ]),
    ];

    private delegate FieldValue SummaryReader(DirectionSummary summary);

    private static Field<AlignmentRow> F(string name, FieldReader<AlignmentRow> read) => new(name, read);

    /// <summary>The capture beside an end, and both ends as it saw them.</summary>
    private static FieldGroup<AlignmentRow> End(string name, Role end) => new(name,
    [
        F("file", (in r) => FieldValue.Of(r.Captures.NameBeside(end, r.Alignment))),
        F("stream", (in r) => FieldValue.Of(r.Alignment.Beside(end).Stream)),
        F("client_ip", (in r) => FieldValue.Of(r.Alignment.Beside(end).End(Role.Client).Address.ToString())),
        F("client_port", (in r) => FieldValue.Of(r.Alignment.Beside(end).End(Role.Client).Port)),
        F("server_ip", (in r) => FieldValue.Of(r.Alignment.Beside(end).End(Role.Server).Address.ToString())),
        F("server_port", (in r) => FieldValue.Of(r.Alignment.Beside(end).End(Role.Server).Port)),
    ]);

    private static FieldGroup<AlignmentRow> Direction(string name, Role from) => new(name,
    [
        S("segments", from, s => FieldValue.Of(s.Sent)),
        S("payload_bytes", from, s => FieldValue.Of(s.Payload)),
        S("arrived", from, s => FieldValue.Of(s.Arrived)),
        S("lost", from, s => FieldValue.Of(s[Fate.Lost])),
        S("partly_lost", from, s => FieldValue.Of(s[Fate.PartlyLost])),
        S("reordered", from, s => FieldValue.Of(s[Fate.Reordered])),
        S("duplicated", from, s => FieldValue.Of(s[Fate.Duplicated])),
        S("injected", from, s => FieldValue.Of(s[Fate.Injected])),
        S("unrecorded", from, s => FieldValue.Of(s[Fate.Unrecorded])),
        S("not_captured", from, s => FieldValue.Of(s[Fate.NotCaptured])),
        S("copied", from, s => FieldValue.Of(s[Fate.Copied])),
        S("cut", from, s => FieldValue.Of(s.Cut)),
        S("joined", from, s => FieldValue.Of(s.Joined)),
        S("sent_again", from, s => FieldValue.Of(s.SentAgain)),
        S("needless", from, s => FieldValue.Of(s.Needless)),
        S("changed", from, s => FieldValue.Of(s.Changed)),
        new FieldMap<AlignmentRow>("changes", r => r.Alignment.Of(from).Changes.Select(change => new KeyValuePair<string, FieldValue>(change.Key, FieldValue.Of(change.Value)))),
        F("seq_shift", (in r) => FieldValue.Of(from == Role.Client ? r.Alignment.NumberShift.OfClient : r.Alignment.NumberShift.OfServer)),
        F("timestamp_shift", (in r) => FieldValue.Of(from == Role.Client ? r.Alignment.TimestampShift.OfClient : r.Alignment.TimestampShift.OfServer)),
        new FieldGroup<AlignmentRow>("delay",
        [
            S("min", from, s => FieldValue.Of(s.ShortestDelay)),
            S("median", from, s => FieldValue.Of(s.MedianDelay)),
            S("max", from, s => FieldValue.Of(s.LongestDelay)),
        ]),
        new FieldGroup<AlignmentRow>("held",
        [
            S("by", from, s => FieldValue.Of(RoleNames.Of(s.From))),
            S("answers", from, s => FieldValue.Of(s.Answers)),
            S("total", from, s => FieldValue.Of(s.HeldInAll)),
            S("max", from, s => FieldValue.Of(s.LongestHeld?.Held)),
            S("max_frame", from, s => FieldValue.Of(s.LongestHeld?.Sent?.Frame)),
        ]),
    ]);

    private static Field<AlignmentRow> S(string name, Role from, SummaryReader read) => new(name, (in r) => read(r.Alignment.Of(from)));

    private readonly record struct FindingRow(Verdict Verdict, AlignmentRow Row);
}
