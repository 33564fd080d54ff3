using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Connections;

/// <summary>How the connection stood that had the same ends before, when another took its place.</summary>
/// <param name="Stream">Its number.</param>
/// <param name="LastFrame">Its last frame.</param>
/// <param name="LastTime">When that was captured.</param>
/// <param name="Handshake">How it opened.</param>
/// <param name="Teardown">How it closed.</param>
/// <param name="Next0">The number after the last one that side 0 sent.</param>
/// <param name="Next1">The number after the last one that side 1 sent.</param>
internal readonly record struct Predecessor(int Stream, long LastFrame, CaptureTime LastTime, Handshake Handshake, Teardown Teardown, SequenceNumber Next0, SequenceNumber Next1)
{
    /// <summary>That connection as it stands.</summary>
    public static Predecessor Of(Connection connection) =>
        new(connection.Stream, connection.LastFrame, connection.LastTime, connection.Handshake, connection.Teardown, connection.Side(0).Rfc9293.Next, connection.Side(1).Rfc9293.Next);
}
