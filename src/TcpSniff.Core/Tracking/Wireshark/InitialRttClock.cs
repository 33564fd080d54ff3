using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Measures the connection's initial RTT: from the last pure SYN to the first segment with ACK and without SYN.</summary>
internal static class InitialRttClock
{
    /// <summary>Starts or stops the clock. No time at all, or less, says nothing; the next acknowledgment measures again.</summary>
    public static void Update(Connection connection, in TcpSegment segment, CaptureTime time)
    {
        switch (segment.Flags & (TcpFlags.Syn | TcpFlags.Ack))
        {
            case TcpFlags.Syn:
                connection.HandshakeClock = new(time, true);
                break;
            case TcpFlags.Ack when connection.HandshakeClock.IsRunning && connection.InitialRtt is null && time > connection.HandshakeClock.Time:
                connection.InitialRtt = time - connection.HandshakeClock.Time;
                break;
            default:
                break;
        }
    }
}
