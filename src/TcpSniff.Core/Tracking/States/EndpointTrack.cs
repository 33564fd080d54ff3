namespace TcpSniff.Tracking.States;

/// <summary>What the state machine knows of one endpoint.</summary>
internal struct EndpointTrack
{
    /// <summary>The state after the last segment.</summary>
    public EndpointState State;
}
