using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>Whether and when the connection's last pure SYN was captured.</summary>
/// <param name="Time">When it was.</param>
/// <param name="IsRunning">Whether there was one.</param>
internal readonly record struct HandshakeClock(CaptureTime Time, bool IsRunning);
