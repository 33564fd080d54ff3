namespace TcpSniff.Tracking.Statistics;

/// <summary>What the segments of one direction add up to.</summary>
internal struct DirectionTotals
{
    /// <summary>Counts the segment for its sender.</summary>
    public static void Update(HalfConnection sender, in SegmentFacts facts)
    {
    }
}
