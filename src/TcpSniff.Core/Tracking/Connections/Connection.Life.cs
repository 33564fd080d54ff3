using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
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

    /// <summary>Who came to TIME-WAIT. Where a RST came before both FINs were acknowledged, nobody stays there.</summary>
    public Sides TimeWait => Teardown == Teardown.Reset ? Sides.None : Which(Client.Rfc9293.Knows(Known.TimeWait), Server.Rfc9293.Knows(Known.TimeWait));

    /// <summary>Round-trip times of the handshake.</summary>
    public SynRtt SynRtt => Lifecycle.SynRtt;

    /// <summary>Number of the connection under which this one goes on, because another answer to its SYN came; null for none.</summary>
    public int? GoesOnAs => _side0.Rare?.GoesOnAs ?? _side1.Rare?.GoesOnAs;

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

    /// <summary>What was said of its segments and a later one contradicts, by both sides.</summary>
    public IEnumerable<Revision> Revisions => Refusal.Concat(_side0.Rare?.Thoughts?.Revisions ?? []).Concat(_side1.Rare?.Thoughts?.Revisions ?? []);

    /// <summary>A SYN that was refused: it shows by what is known anyway.</summary>
    private IEnumerable<Revision> Refusal => Lifecycle.Did(Milestones.Refused) && ResetFrame is { } reset && Side(Lifecycle.ResetterSide ^ 1).Rfc9293.SynFrame is > 0 and var syn
        ? [new(syn, RevisedVerdict.Asked, reset)]
        : [];

    /// <summary>What the segment of a frame, the latest one, contradicts.</summary>
    internal IEnumerable<Revision> RevisedBy(long frame) => Refusal.Where(refusal => refusal.Because == frame).Concat(RevisedBy(_side0, frame)).Concat(RevisedBy(_side1, frame));

    internal static long? FrameOrNull(long frame) => frame == 0 ? null : frame;

    internal Role RoleOf(int side) => side == ClientSide ? Role.Client : Role.Server;

    private static IEnumerable<Revision> RevisedBy(in Books side, long frame) => side.Rare?.Thoughts?.By(frame) ?? [];

    private static Sides Which(bool client, bool server) => (client ? Sides.Client : 0) | (server ? Sides.Server : 0);
}
