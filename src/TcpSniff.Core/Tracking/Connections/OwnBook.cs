using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Connections.Zeek;

namespace TcpSniff.Tracking.Connections;

/// <summary>What a connection knows of itself, beside the books of its sides. It lies in one piece, so that it is written, and asked for, at once.</summary>
internal struct OwnBook
{
    /// <summary>Frame of the first segment.</summary>
    public long FirstFrame;

    /// <summary>Frame of the last segment so far.</summary>
    public long LastFrame;

    /// <summary>Time of the last segment so far.</summary>
    public CaptureTime LastTime;

    /// <summary>How one knows who the client is.</summary>
    public ClientBasis ClientBasis;

    /// <summary>Which side is the client, 0 or 1.</summary>
    public byte ClientSide;

    /// <summary>Wireshark's <c>tcp.completeness</c>.</summary>
    public Completeness Completeness;

    /// <summary>What the first segment adds to <see cref="Completeness"/> once there is a second.</summary>
    public Completeness HeldCompleteness;

    /// <summary>Wireshark's <c>tcp.analysis.initial_rtt</c>.</summary>
    public Duration? InitialRtt;

    /// <summary>Measures <see cref="InitialRtt"/>.</summary>
    public HandshakeClock HandshakeClock;

    /// <summary>What both sides' states were and became: handshake, teardown, who closed.</summary>
    public Lifecycle Lifecycle;

    /// <summary>Where its time went.</summary>
    public TimeBudget Budget;

    /// <summary>Zeek's view of the whole connection.</summary>
    public ZeekConversation Zeek;

    /// <summary>The connection that had these ends before.</summary>
    public Predecessor? Predecessor;

    /// <summary>How long both sides were in the states that they have left.</summary>
    public StateTimes StateTimes;

    /// <summary>Asks for all but what few segments need.</summary>
    public readonly void Foresee()
    {
        CacheHint.WantAll(in LastFrame);
        CacheHint.WantAll(in Lifecycle);
        CacheHint.WantAll(in Budget);
        CacheHint.WantAll(in Zeek);
    }
}
