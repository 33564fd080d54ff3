using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.CapturePoint;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Connections.Zeek;

namespace TcpSniff.Tracking.Connections;

/// <summary>One direction of a connection, to look at: what one endpoint sent, and what that says about it.</summary>
/// <remarks>It shows the connection as it is now; nothing is copied.</remarks>
public readonly struct HalfConnection : IEquatable<HalfConnection>
{
    private readonly Connection _connection;
    private readonly int _side;

    internal HalfConnection(Connection connection, int side) => (_connection, _side) = (connection, side);

    /// <summary>Address and port.</summary>
    public Endpoint Endpoint => _connection.Key[_side];

    /// <summary>What its segments add up to.</summary>
    public ref readonly DirectionTotals Totals => ref Books.Counted;

    /// <summary>Payload bytes that the side sent, each counted once however often it was sent, as tcptrace counts them.</summary>
    public long UniqueBytes => Books.Tcptrace.UniqueBytes;

    /// <summary>Segments that carried at least one number that had been sent before (tcptrace's rexmt data pkts: SYN and FIN count too).</summary>
    public long RetransmittedSegments => Books.Tcptrace.RetransmittedSegments;

    /// <summary>Numbers that were sent again: bytes of payload, and one for each SYN or FIN (tcptrace's rexmt data bytes).</summary>
    public long RetransmittedBytes => Books.Tcptrace.RetransmittedBytes;

    /// <summary>Round-trip times of what the side sent, by its acknowledgments and Karn's rule (RFC 6298 section 3).</summary>
    public RttStatistics Rtt => Books.Tcptrace.Rtt;

    /// <summary>Round-trip times of what the side sent, by timestamps (RFC 7323).</summary>
    public RttStatistics TimestampRtt => Books.Tcptrace.Timestamps.Rtt;

    /// <summary>The state after the last segment.</summary>
    public EndpointState State => Books.Rfc9293.State;

    /// <summary>Frame of its first SYN or SYN+ACK; null for none.</summary>
    public long? SynFrame => Connection.FrameOrNull(Books.Rfc9293.SynFrame);

    /// <summary>Frame of its first FIN; null for none.</summary>
    public long? FinFrame => Books.Rfc9293.DoubtsFin ? null : Connection.FrameOrNull(Books.Rfc9293.FinFrame);

    /// <summary>The times during which its window was closed and the peer waited; null where it never was closed.</summary>
    internal ClosedWindow? Closed => Books.Rare?.Closed;

    /// <summary>What it sent late because it waited for delayed acknowledgments; null where there was no such acknowledgment.</summary>
    internal HeldWrites? Held => Books.Rare?.Held;

    /// <summary>Bytes that it sent twice and not the same; null for none.</summary>
    internal SentTwice? SentTwice => Books.Rare?.SentTwice;

    /// <summary>What was said of its segments and a later one contradicts; null for nothing.</summary>
    internal SecondThoughts? Thoughts => Books.Rare?.Thoughts;

    /// <summary>Segments that the side sent again, whatever their labels say: copies, what was recorded late or overtaken, and SYNs that crossed are not among them.</summary>
    internal long SentAgain => Books.Rare?.SentAgain ?? 0;

    /// <summary>Another SYN+ACK in its name, after the SYN was answered; null for none.</summary>
    internal SecondAnswer? SecondAnswer => Books.Rare?.SecondAnswer;

    /// <summary>What of it the capture has after its acknowledgment; null for none.</summary>
    internal LateRecords? Late => Books.Rare?.Late;

    /// <summary>Recoveries from losses of what it sent, in order.</summary>
    public IReadOnlyList<RecoveryEpisode> Episodes => Books.Rare?.Recovery?.Episodes ?? [];

    /// <summary>The latest segment that it sent again to repair a loss; null for none.</summary>
    internal Repair? LatestRepair => Books.Rare?.Recovery is { Repair: { Frame: > 0 } repair } ? repair : null;

    /// <summary>What made it send a frame again; null where that is not the latest one it sent again.</summary>
    internal Repair? RepairOf(long frame) => Books.Rare?.Recovery?.Repair is { } repair && repair.Frame == frame ? repair : null;

    internal ref readonly BaseNumber Base => ref Books.Base;

    internal ref readonly WiresharkBook Wireshark => ref Books.Wireshark;

    internal ref readonly Rfc9293Book Rfc9293 => ref Books.Rfc9293;

    internal ref readonly TcptraceBook Tcptrace => ref Books.Tcptrace;

    internal ref readonly ZeekBook Zeek => ref Books.Zeek;

    internal ref readonly VantageClues Clues => ref Books.Clues;

    private ref Books Books => ref _connection.Side(_side);

    /// <summary>Whether both look at the same side of the same connection.</summary>
    public static bool operator ==(HalfConnection left, HalfConnection right) => left.Equals(right);

    /// <summary>Whether they look at different sides or connections.</summary>
    public static bool operator !=(HalfConnection left, HalfConnection right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(HalfConnection other) => ReferenceEquals(_connection, other._connection) && _side == other._side;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HalfConnection other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_connection, _side);
}
