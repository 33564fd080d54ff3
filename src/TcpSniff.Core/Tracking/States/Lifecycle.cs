namespace TcpSniff.Tracking.States;

/// <summary>How a connection opened and closed.</summary>
internal struct Lifecycle
{
}
