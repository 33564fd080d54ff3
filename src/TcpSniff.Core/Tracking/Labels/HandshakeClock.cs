using TcpSniff.Packets;

namespace TcpSniff.Tracking.Labels;

/// <summary>Measures the connection's initial RTT: from the last pure SYN to the first segment with ACK and without SYN.</summary>
internal struct HandshakeClock
{
    private CaptureTime _syn;
    private bool _started;

    /// <summary>Starts or stops the clock. No time at all, or less, says nothing; the next acknowledgment measures again.</summary>
    public void Update(Connection connection, in TcpSegment segment, CaptureTime time)
    {
        switch (segment.Flags & (TcpFlags.Syn | TcpFlags.Ack))
        {
            case TcpFlags.Syn:
                (_syn, _started) = (time, true);
                break;
            case TcpFlags.Ack when _started && connection.InitialRtt is null && time > _syn:
                connection.InitialRtt = time - _syn;
                break;
            default:
                break;
        }
    }
}
