using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Connections.TimeBreakdown;

/// <summary>How far the tap is from both ends, there and back: no end can react sooner to what has just passed the tap.</summary>
/// <remarks>The shortest that was seen counts, in the handshake or until an acknowledgment; unknown is 0.</remarks>
/// <param name="handshake">The times of the handshake.</param>
internal struct Distances(SynRtt handshake)
{
    private long _client = Math.Max(0, handshake.Client?.Nanoseconds ?? 0);
    private long _server = Math.Max(0, handshake.Server?.Nanoseconds ?? 0);

    /// <summary>Nanoseconds from one end to the other and back.</summary>
    public readonly long ToBoth => _client + _server;

    /// <summary>Nanoseconds from the tap to an end and back.</summary>
    public readonly long To(Role end) => end == Role.Client ? _client : _server;

    /// <summary>Takes what an acknowledgment shows. What was sent again counts from its first sending, which is never too short.</summary>
    public void Take(Role from, Duration? ackRtt)
    {
        if (ackRtt is { Nanoseconds: > 0 } rtt)
        {
            ref var distance = ref from == Role.Client ? ref _client : ref _server;
            distance = distance == 0 || rtt.Nanoseconds < distance ? rtt.Nanoseconds : distance;
        }
    }
}
