using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Connections.Zeek;

namespace TcpSniff.Tracking.Connections;

/// <summary>How one knows who the client is.</summary>
public enum ClientBasis : byte
{
    /// <summary>Guessed by the port: the higher one (picked up midway).</summary>
    Guessed,

    /// <summary>The other side sent a SYN+ACK.</summary>
    SynAck,

    /// <summary>It sent a SYN.</summary>
    Syn,
}

/// <summary>One TCP connection as the tap saw it.</summary>
public sealed partial class Connection
{
    private FlowKey _key;
    private OwnBook _own;
    private Books _side0;
    private Books _side1;

    /// <summary>Number of the connection, from 0, in Wireshark's order.</summary>
    public int Stream { get; private set; }

    /// <summary>Both ends in canonical order.</summary>
    public FlowKey Key { get => _key; private set => _key = value; }

    /// <summary>Frame of the first segment.</summary>
    public long FirstFrame => _own.FirstFrame;

    /// <summary>Frame of the last segment so far.</summary>
    public long LastFrame { get => _own.LastFrame; internal set => _own.LastFrame = value; }

    /// <summary>Time of the first segment.</summary>
    public CaptureTime FirstTime { get; private set; }

    /// <summary>Time of the last segment so far (in frame order, so earlier than the first where the clock went back).</summary>
    public CaptureTime LastTime { get => _own.LastTime; internal set => _own.LastTime = value; }

    /// <summary>From the first segment to the last.</summary>
    public Duration Duration => LastTime - FirstTime;

    /// <summary>How one knows who the client is.</summary>
    public ClientBasis ClientBasis { get => _own.ClientBasis; internal set => _own.ClientBasis = value; }

    /// <summary>The end that opened the connection.</summary>
    public HalfConnection Client => new(this, ClientSide);

    /// <summary>The end that was listening.</summary>
    public HalfConnection Server => new(this, ClientSide ^ 1);

    /// <summary>One of both ends.</summary>
    public HalfConnection End(Role role) => role == Role.Client ? Client : Server;

    /// <summary>Wireshark's <c>tcp.completeness</c>.</summary>
    public Completeness Completeness { get => _own.Completeness; internal set => _own.Completeness = value; }

    /// <summary>First segment with ACK and without SYN, minus the last pure SYN before it; null as long as either is missing.</summary>
    public Duration? InitialRtt { get => _own.InitialRtt; internal set => _own.InitialRtt = value; }

    /// <summary>What the first segment adds to <see cref="Completeness"/> once there is a second.</summary>
    internal ref Completeness HeldCompleteness => ref _own.HeldCompleteness;

    /// <summary>Measures <see cref="InitialRtt"/>.</summary>
    internal ref HandshakeClock HandshakeClock => ref _own.HandshakeClock;

    /// <summary>Why no more is to be said of it.</summary>
    public Ended Ended { get; internal set; }

    /// <summary>Whether no more is said of it, whatever comes.</summary>
    internal bool IsFinal { get; set; }

    /// <summary>Whether it may be over, and somebody looks after it.</summary>
    internal bool IsEnding { get; set; }

    /// <summary>ICMP errors about its segments; null for none.</summary>
    internal NotedErrors? Errors { get; set; }

    /// <summary>The connection that had these ends before; null for none.</summary>
    internal ref Predecessor? Predecessor => ref _own.Predecessor;

    /// <summary>What both sides' states were and became: handshake, teardown, who closed.</summary>
    internal ref Lifecycle Lifecycle => ref _own.Lifecycle;

    /// <summary>How long both sides were in the states that they have left.</summary>
    internal ref StateTimes StateTimes => ref _own.StateTimes;

    /// <summary>Where its time went.</summary>
    internal ref TimeBudget Budget => ref _own.Budget;

    /// <summary>Zeek's view of the whole connection.</summary>
    internal ref ZeekConversation Zeek => ref _own.Zeek;

    /// <summary>Zeek's history of the connection: a letter for each kind of thing that happened, upper case for the originator.</summary>
    public string History => Zeek.History;

    /// <summary>Control segments and oddities, for the rules that judge the connection.</summary>
    internal NotedSegments Noted { get; } = new();

    /// <summary>The books of side 0 or 1 of <see cref="Key"/>.</summary>
    internal ref Books Side(int side) => ref side == 0 ? ref _side0 : ref _side1;

    /// <summary>Side 0 or 1 of <see cref="Key"/>, to look at.</summary>
    internal HalfConnection View(int side) => new(this, side);

    /// <summary>Which side of <see cref="Key"/> is the client, 0 or 1.</summary>
    internal ref byte ClientSide => ref _own.ClientSide;
}
