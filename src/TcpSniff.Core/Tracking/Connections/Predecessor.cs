using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Connections;

/// <summary>How the connection stood that had the same ends before, when another took its place.</summary>
/// <param name="Stream">Its number.</param>
/// <param name="LastFrame">Its last frame.</param>
/// <param name="LastTime">When that was captured.</param>
/// <param name="Handshake">How it opened.</param>
/// <param name="Teardown">How it closed.</param>
internal sealed record Predecessor(int Stream, long LastFrame, CaptureTime LastTime, Handshake Handshake, Teardown Teardown)
{
    /// <summary>That connection as it stands.</summary>
    public static Predecessor Of(Connection connection) =>
        new(connection.Stream, connection.LastFrame, connection.LastTime, connection.Handshake, connection.Teardown);
}
