namespace TcpSniff.Tracking.States;

/// <summary>Infers both endpoints' states from what they send.</summary>
internal static class EndpointStates
{
    /// <summary>Advances both endpoints by one segment.</summary>
    public static void Update(Connection connection, HalfConnection sender, HalfConnection receiver, ref SegmentFacts facts, Connection? reused)
    {
    }
}
