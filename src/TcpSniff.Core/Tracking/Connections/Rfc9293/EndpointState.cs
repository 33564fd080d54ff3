using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>The state of one endpoint after a segment.</summary>
/// <param name="State">RFC 9293's state.</param>
/// <param name="Proved">Whether the endpoint itself sent something only possible in it; else the state is presumed.</param>
public readonly record struct EndpointState(TcpState State, bool Proved);
