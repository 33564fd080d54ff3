using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>What is known of every sender's retransmission timer (RFC 6298).</summary>
internal static class RetransmissionTimer
{
    /// <summary>Any timer runs longer: RFC 6298 says one second, Linux has a minimum of 200 ms, FreeBSD and macOS add 200 ms to the round trip.</summary>
    public static readonly Duration Shortest = Duration.FromMilliseconds(200);
}
