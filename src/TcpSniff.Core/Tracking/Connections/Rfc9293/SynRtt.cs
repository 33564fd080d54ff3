using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>Round-trip times of the handshake as the tap saw them; their sum is the initial RTT.</summary>
/// <param name="Server">From the tap to the server and back: last SYN to first SYN+ACK. Null where either is missing.</param>
/// <param name="Client">From the tap to the client and back: last SYN+ACK to the ACK that completes the handshake. Null where either is missing.</param>
/// <param name="Retransmitted">Whether a SYN or SYN+ACK was sent more than once, so that one cannot be sure which copy was answered (Karn).</param>
public readonly record struct SynRtt(Duration? Server, Duration? Client, bool Retransmitted);
