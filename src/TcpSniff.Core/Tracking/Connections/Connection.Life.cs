using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Connections;

/// <content>How the connection opened and closed.</content>
public sealed partial class Connection
{
    /// <summary>How it opened. A server that repeats its SYN+ACK last of all has not heard that the client took it: for it the connection is half open.</summary>
    public Handshake Handshake => Lifecycle.Handshake is Handshake.Complete && Server.State is { State: TcpState.SynReceived, Proved: true }
        ? Handshake.HalfOpen
        : Lifecycle.Handshake;

    /// <summary>Whether the server accepted payload of the SYN (RFC 7413).</summary>
    public bool FastOpen => Lifecycle.FastOpen;

    /// <summary>How it closed.</summary>
    public Teardown Teardown => Lifecycle.Teardown;

    /// <summary>Who closed first: by the first FIN, both where the FINs crossed, by the RST where there was no FIN.</summary>
    public Sides ClosedFirst => Which(Lifecycle.ClosedFirst(ClientSide), Lifecycle.ClosedFirst(ClientSide ^ 1));

    /// <summary>Who came to TIME-WAIT.</summary>
    public Sides TimeWait => Which(Client.Rfc9293.Knows(Known.TimeWait), Server.Rfc9293.Knows(Known.TimeWait));

    /// <summary>Round-trip times of the handshake.</summary>
    public SynRtt SynRtt => Lifecycle.SynRtt;

    /// <summary>Frame of the segment that completed the handshake; null for none.</summary>
    public long? OpenedFrame => FrameOrNull(Lifecycle.OpenedFrame);

    /// <summary>Frame of the segment that acknowledged the last of both FINs; null for none.</summary>
    public long? ClosedFrame => FrameOrNull(Lifecycle.ClosedFrame);

    /// <summary>Frame of the RST that ended the connection; null for none.</summary>
    public long? ResetFrame => FrameOrNull(Lifecycle.ResetFrame);

    /// <summary>Who sent that RST; null for nobody.</summary>
    public Role? ResetBy => Lifecycle.ResetSide is { } side ? RoleOf(side) : null;

    /// <summary>Time that an end spent in a state, from the first segment to the last; zero where it never was in it.</summary>
    public Duration TimeIn(Role end, TcpState state)
    {
        var side = end == Role.Client ? ClientSide : ClientSide ^ 1;
        ref readonly var track = ref Side(side).Rfc9293;
        var before = StateTimes.Of(side, state);
        return track.State.State == state ? before + (LastTime - track.Since) : before;
    }

    internal static long? FrameOrNull(long frame) => frame == 0 ? null : frame;

    internal Role RoleOf(int side) => side == ClientSide ? Role.Client : Role.Server;

    private static Sides Which(bool client, bool server) => (client ? Sides.Client : 0) | (server ? Sides.Server : 0);
}
