using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Where Wireshark begins a new stream on the ends of an earlier one.</summary>
internal static class NewStream
{
    /// <summary>A SYN without ACK on known ports with another number than the known one starts a new stream.</summary>
    public static bool Begins(Connection known, in TcpSegment segment)
    {
        if ((segment.Flags & (TcpFlags.Syn | TcpFlags.Ack)) != TcpFlags.Syn)
        {
            return false;
        }

        ref readonly var number = ref known.Side(segment.SourceSide).Base;
        return number.IsSet && number.Value != segment.Seq;
    }
}
