using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking.CapturePoint;

/// <summary>Collects what the segments betray about where they were captured.</summary>
internal static class VantageWatch
{
    /// <summary>Takes up one segment of its sender.</summary>
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts) =>
        sender.Clues.Add(facts.Segment, receiver.Counted);
}

/// <summary>What the clues come to.</summary>
public static class VantageResults
{
    extension(Connection connection)
    {
        /// <summary>Where the connection was captured.</summary>
        public Vantage Vantage => Vantage.Of(connection);
    }
}
