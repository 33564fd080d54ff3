using TcpSniff.Aligning;

namespace TcpSniff.Reports.Aligning;

/// <summary>What a way does to nearly every segment, as translators and routers do: it is told of once.</summary>
internal static class UsualChanges
{
    private const double NearlyAll = 0.8;

    /// <summary>Whether a field is changed in nearly every segment of a direction that arrived; acknowledgment numbers go with the other side's.</summary>
    public static bool Includes(DirectionSummary way, string field) =>
        field is "seq" or "ack" || (field is "source_address" or "source_port" or "ttl" or "ip_id" or "ecn" or "window" or "timestamps" && way.Changes.GetValueOrDefault(field) >= way.Arrived * NearlyAll);

    /// <summary>Those fields, in order.</summary>
    public static IEnumerable<string> Of(DirectionSummary way) => way.Changes.Keys.Where(field => Includes(way, field));
}
