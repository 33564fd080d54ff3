namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>Round-trip times of one kind, from the tap to either end and back; their sum is the way between the ends.</summary>
/// <param name="Server">From the tap to the server: what the client sent, until the server answered.</param>
/// <param name="Client">From the tap to the client: what the server sent, until the client answered.</param>
public readonly record struct RoundTrips(RttStatistics Server, RttStatistics Client);

/// <summary>The three ways to measure a connection's round-trip time, side by side.</summary>
/// <param name="Handshake">SYN to SYN+ACK, and SYN+ACK to ACK.</param>
/// <param name="Acknowledgments">Segments to their acknowledgments, by Karn's rule.</param>
/// <param name="Timestamps">Timestamps to their echoes (RFC 7323).</param>
/// <param name="HandshakeIsUpperBound">Whether SYN or SYN+ACK was sent more than once, so that the handshake's may be too long.</param>
public readonly record struct RttKinds(RoundTrips Handshake, RoundTrips Acknowledgments, RoundTrips Timestamps, bool HandshakeIsUpperBound);
