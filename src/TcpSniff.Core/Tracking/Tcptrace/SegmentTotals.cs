using System.Runtime.CompilerServices;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking.Tcptrace;

/// <summary>Adds each segment to what its side has sent.</summary>
internal static class SegmentTotals
{
    /// <summary>Counts the segment for its sender.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref var totals = ref sender.Counted;
        totals.Ttl.Add(facts.Segment, facts.Frame);
        totals.Windows.Add(facts.Segment, facts.Window, sender.Wireshark.Scale.IsUsed);
        totals.Add(facts.Segment, facts.Time, facts.Analysis, facts.BytesInFlight);
    }
}
