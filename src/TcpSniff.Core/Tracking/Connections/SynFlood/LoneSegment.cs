using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Connections.SynFlood;

/// <summary>
/// All that is kept of a connection with a single segment: everything known about both ends follows from that. A flood of SYNs
/// (RFC 4987) consists of such.
/// </summary>
/// <param name="stream">Number of the connection.</param>
/// <param name="frame">Frame of the segment.</param>
/// <param name="time">When it was captured.</param>
/// <param name="segment">The segment as decoded.</param>
/// <param name="reused">The connection that had these ends before; null for none.</param>
internal sealed class LoneSegment(int stream, long frame, CaptureTime time, in TcpSegment segment, Connection? reused)
{
    private const TcpFlags Control = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst | TcpFlags.Ack;

    private readonly TcpSegment _segment = segment;

    /// <summary>Number of the connection.</summary>
    public int Stream { get; } = stream;

    /// <summary>Frame of the segment.</summary>
    public long Frame { get; } = frame;

    /// <summary>When it was captured.</summary>
    public CaptureTime Time { get; } = time;

    /// <summary>The segment as decoded.</summary>
    public ref readonly TcpSegment Segment => ref _segment;

    /// <summary>The connection that had these ends before; null for none.</summary>
    public Connection? Reused { get; } = reused;

    /// <summary>Whether a segment may be the only one of a folded connection: if other states than those it sets came before it, it may not.</summary>
    public static bool Suffices(in TcpSegment segment, Connection connection, Connection? reused) =>
        reused is null || (IsBareSyn(segment) && connection.Side(segment.SourceSide ^ 1).Rfc9293 is { Known: Known.None, IsSynchronized: false });

    private static bool IsBareSyn(in TcpSegment segment) => (segment.Flags & Control) == TcpFlags.Syn;
}
