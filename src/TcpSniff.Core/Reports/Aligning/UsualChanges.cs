using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Packets;

namespace TcpSniff.Reports.Aligning;

/// <summary>What a way does to nearly every segment, as translators and routers do: it is told of once.</summary>
internal static class UsualChanges
{
    private const double NearlyAll = 0.8;

    /// <summary>Whether a field is changed in nearly every segment of a direction that arrived; acknowledgment numbers go with the other side's.</summary>
    public static bool Includes(DirectionSummary way, string field) =>
        field is "seq" or "ack" || (field is "source_address" or "source_port" or "ttl" or "ip_id" or "ecn" or "window" or "timestamps" && way.Changes.GetValueOrDefault(field) >= way.Arrived * NearlyAll);

    /// <summary>Those fields but for the numbers, each as the direction's first segment that arrived has it.</summary>
    public static IReadOnlyList<Change> Examples(Alignment alignment, Role from) =>
        alignment.Sightings.FirstOrDefault(sighting => sighting.From == from && sighting is { Sent: not null, Received.Count: > 0 }) is { } first
            ? [.. Changes.Of(first).Where(change => change.Field is not ("seq" or "ack") && Includes(alignment.Of(from), change.Field))]
            : [];
}
