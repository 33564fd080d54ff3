using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking.Zeek;

/// <summary>What Zeek's conn.log says about a connection beside its ends: the originator is who Zeek takes for the client.</summary>
/// <param name="Originator">The end that Zeek writes as <c>id.orig_h</c> and <c>id.orig_p</c>.</param>
/// <param name="Responder">The other end.</param>
/// <param name="Duration">To the last segment before both sides were done, in capture time; null where that is no time at all, as in Zeek.</param>
/// <param name="OriginatorBytes">Payload bytes by sequence numbers; null without a duration. Wrong where a RST carries a strange number, as in Zeek.</param>
/// <param name="ResponderBytes">The same for the responder.</param>
/// <param name="MissedBytes">Bytes that were acknowledged and never seen, in both directions.</param>
/// <param name="OriginatorPackets">Segments that the originator sent.</param>
/// <param name="OriginatorIpBytes">Bytes of their IP packets, headers included.</param>
/// <param name="ResponderPackets">Segments that the responder sent.</param>
/// <param name="ResponderIpBytes">Bytes of their IP packets, headers included.</param>
internal readonly record struct ConnLog(
    HalfConnection Originator,
    HalfConnection Responder,
    Duration? Duration,
    long? OriginatorBytes,
    long? ResponderBytes,
    long MissedBytes,
    long OriginatorPackets,
    long OriginatorIpBytes,
    long ResponderPackets,
    long ResponderIpBytes)
{
    /// <summary>The row of a connection.</summary>
    internal static ConnLog Of(Connection connection)
    {
        var (originator, responder) = (connection.View(connection.Zeek.Originator), connection.View(connection.Zeek.Originator ^ 1));
        var lasted = connection.Zeek.LastTime - connection.FirstTime;
        var hasDuration = lasted > Packets.Duration.Zero;
        return new(
            originator,
            responder,
            hasDuration ? lasted : null,
            hasDuration ? originator.Zeek.Stream.Size : null,
            hasDuration ? responder.Zeek.Stream.Size : null,
            originator.Zeek.Stream.MissedBytes + responder.Zeek.Stream.MissedBytes,
            originator.Zeek.Packets,
            originator.Zeek.IpBytes,
            responder.Zeek.Packets,
            responder.Zeek.IpBytes);
    }
}
