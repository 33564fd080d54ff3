using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Tracking.CapturePoint;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using Row = TcpSniff.Reports.ConnectionResult;

namespace TcpSniff.Reports.Fields;

/// <summary>The fields about a connection's life: what was agreed on, where it was captured, how long either end was in which state.</summary>
internal static class LifeFields
{
    /// <summary>What holds because both sides offered it; unknown where a SYN was not captured.</summary>
    public static FieldGroup<Row> Agreed { get; } = new("agreed",
    [
        Offer("window_scaling", agreement => agreement.Scales),
        Offer("sack", agreement => agreement.Sack),
        Offer("timestamps", agreement => agreement.Timestamps),
    ]);

    /// <summary>Where the connection was captured.</summary>
    public static FieldGroup<Row> Vantage { get; } = new("vantage",
    [
        new Field<Row>("place", (in r) => FieldValue.Of(r.Connection.Vantage.Place.Name())),
        new Field<Row>("reason", (in r) => FieldValue.Of(r.Connection.Vantage.Reason.In(r.Language))),
    ]);

    /// <summary>Seconds in each state that an end was in.</summary>
    public static FieldGroup<Row> StateSeconds { get; } = new("state_seconds",
    [
        new FieldMap<Row>("client", r => States(r, Role.Client)),
        new FieldMap<Row>("server", r => States(r, Role.Server)),
    ]);

    /// <summary>The word for one end, both or (null) none.</summary>
    public static string? Name(Sides sides) => sides switch
    {
        Sides.Client => "client",
        Sides.Server => "server",
        Sides.Both => "both",
        _ => null,
    };

    /// <summary>The word for why no more is said of a connection.</summary>
    public static string Name(Ended ended) => ended switch
    {
        Ended.Closed => "closed",
        Ended.Idle => "idle",
        Ended.Evicted => "evicted",
        _ => "capture",
    };

    private static Field<Row> Offer(string name, Func<Agreement, bool> holds) => new(name, (in r) =>
        Agreement.Of(r.Connection) is { Client: not null, Server: not null } agreement ? FieldValue.Of(holds(agreement)) : default);

    private static IEnumerable<KeyValuePair<string, FieldValue>> States(Row row, Role end) =>
        from state in Enum.GetValues<TcpState>()
        let time = row.Connection.TimeIn(end, state)
        where time != Duration.Zero
        select KeyValuePair.Create(state.Name(), FieldValue.Of(time));
}
