using TcpSniff.Tracking.Connections.CapturePoint;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Connections.Zeek;

namespace TcpSniff.Tracking.Connections;

/// <summary>
/// What one endpoint sent, and what that says about it: one book for each authority. Both halves lie within their
/// <see cref="Connection"/>, so that a plain connection is one object.
/// </summary>
/// <remarks>
/// An observer sees two half-connections, not one TCP. A book is written by the step of its authority and by no other; whoever
/// comes later in the order of <see cref="Tracker"/> may read it.
/// </remarks>
internal struct Books
{
    /// <summary>The number that relative sequence numbers of this side count from.</summary>
    public BaseNumber Base;

    /// <summary>What Wireshark's analysis remembers of this side.</summary>
    public WiresharkBook Wireshark;

    /// <summary>What RFC 9293's state machine knows of this side.</summary>
    public Rfc9293Book Rfc9293;

    /// <summary>What the segments of this side add up to.</summary>
    public DirectionTotals Counted;

    /// <summary>What tcptrace's definitions count of this side; made with the first segment that takes sequence numbers.</summary>
    public TcptraceBook? Tcptrace;

    /// <summary>What Zeek's analysis remembers of this side.</summary>
    public ZeekBook Zeek;

    /// <summary>What its segments betray about how far the tap is from it.</summary>
    public VantageClues Clues;

    /// <summary>What few connections have; null for most.</summary>
    public RareBook? Rare;

    /// <summary>What few connections have, made where it is not there yet.</summary>
    public RareBook MakeRare() => Rare ??= new();
}
