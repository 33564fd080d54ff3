using TcpSniff.Packets;
using TcpSniff.Tracking.Noting;
using TcpSniff.Tracking.Statistics;
using TcpSniff.Tracking.Zeek;

namespace TcpSniff.Tracking;

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
    internal Connection(int stream, in FlowKey key, long frame, CaptureTime time)
    {
        (Stream, Key) = (stream, key);
        (FirstFrame, LastFrame) = (frame, frame);
        (FirstTime, LastTime) = (time, time);
        (_side0, _side1, _noted) = (new(key[0]), new(key[1]), new());
    }

    /// <summary>Number of the connection, from 0, in Wireshark's order.</summary>
    public int Stream { get; }

    /// <summary>Both ends in canonical order.</summary>
    public FlowKey Key { get; }

    /// <summary>Frame of the first segment.</summary>
    public long FirstFrame { get; }

    /// <summary>Frame of the last segment so far.</summary>
    public long LastFrame { get; internal set; }

    /// <summary>Time of the first segment.</summary>
    public CaptureTime FirstTime { get; }

    /// <summary>Time of the last segment so far (in frame order, so earlier than the first where the clock went back).</summary>
    public CaptureTime LastTime { get; internal set; }

    /// <summary>From the first segment to the last.</summary>
    public Duration Duration => LastTime - FirstTime;

    /// <summary>How one knows who the client is.</summary>
    public ClientBasis ClientBasis { get; internal set; }

    /// <summary>The end that opened the connection.</summary>
    public HalfConnection Client => Side(ClientSide);

    /// <summary>The end that was listening.</summary>
    public HalfConnection Server => Side(ClientSide ^ 1);

    /// <summary>One of both ends.</summary>
    public HalfConnection End(Role role) => role == Role.Client ? Client : Server;

    /// <summary>Wireshark's <c>tcp.completeness</c>.</summary>
    public Completeness Completeness { get; internal set; }

    /// <summary>First segment with ACK and without SYN, minus the last pure SYN before it; null as long as either is missing.</summary>
    public Duration? InitialRtt { get; internal set; }

    /// <summary>What the first segment adds to <see cref="Completeness"/> once there is a second.</summary>
    internal Completeness HeldCompleteness { get; set; }

    /// <summary>Measures <see cref="InitialRtt"/>.</summary>
    internal Labels.HandshakeClock HandshakeClock;

    /// <summary>ICMP errors about its segments; null for none.</summary>
    public NotedErrors? Errors { get; internal set; }

    /// <summary>What both sides' states were and became: handshake, teardown, who closed.</summary>
    internal States.Lifecycle Lifecycle;

    /// <summary>How long both sides were in which state; null as long as they only were in one.</summary>
    internal States.StateTimes? StateTimes;

    /// <summary>Where its time went; null as long as it is being opened.</summary>
    internal Budgets.TimeBudget? Budget;

    /// <summary>Zeek's view of the whole connection.</summary>
    internal ZeekConversation Zeek;

    /// <summary>Zeek's history of the connection: a letter for each kind of thing that happened, upper case for the originator.</summary>
    public string History => Zeek.History;

    /// <summary>Zeek's <c>conn_state</c>: how the connection went, in one word such as <c>SF</c> for a normal close.</summary>
    public string ConnState => Tracking.Zeek.ConnState.Of(Side(Zeek.Originator).Zeek, Side(Zeek.Originator ^ 1).Zeek, History);

    /// <summary>What else Zeek's conn.log says.</summary>
    public ConnLog ConnLog => ConnLog.Of(this);

    /// <summary>Which side of <see cref="Key"/> is the client, 0 or 1.</summary>
    internal byte ClientSide { get; set; }
}
