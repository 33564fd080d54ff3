using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using Row = TcpSniff.Reports.ConnectionResult;

namespace TcpSniff.Reports.Fields;

/// <summary>The fields about where the time went and how losses were repaired.</summary>
internal static class RecoveryFields
{
    /// <summary>Seconds by what they were spent on; together they are the duration.</summary>
    public static FieldGroup<Row> TimeBudget { get; } = new("time_budget",
        [.. Enum.GetValues<TimeClass>().Select(on => new Field<Row>(on.Name(), (in r) => FieldValue.Of(r.Connection.Spent(on))))]);

    /// <summary>Recoveries of both sides, in the order in which they began.</summary>
    public static FieldList<Row, RecoveryEpisode> Episodes { get; } = new(
        "episodes",
        r => [.. r.Connection.Episodes(Role.Client).Concat(r.Connection.Episodes(Role.Server)).OrderBy(episode => episode.ResentFrame)],
        [
            F("from", (in e) => FieldValue.Of(RoleNames.Of(e.Sender))),
            F("seq", (in e) => FieldValue.Of(e.FirstLost)),
            F("lost_frame", (in e) => FieldValue.Of(e.LostFrame)),
            F("frame", (in e) => FieldValue.Of(e.ResentFrame)),
            F("found_by", (in e) => FieldValue.Of(e.FoundBy.Name())),
            F("found_after", (in e) => FieldValue.Of(e.FoundAfter)),
            F("segments", (in e) => FieldValue.Of(e.Segments)),
            F("bytes", (in e) => FieldValue.Of(e.Bytes)),
            F("timeouts", (in e) => FieldValue.Of(e.Timeouts)),
            F("recovered_frame", (in e) => FieldValue.Of(e.RecoveredFrame)),
            F("duration", (in e) => FieldValue.Of(e.Length)),
            F("undone", (in e) => FieldValue.Of(e.Undone.Name())),
            F("undone_frame", (in e) => FieldValue.Of(e.UndoneFrame)),
        ]);

    private static Field<RecoveryEpisode> F(string name, FieldReader<RecoveryEpisode> read) => new(name, read);
}
