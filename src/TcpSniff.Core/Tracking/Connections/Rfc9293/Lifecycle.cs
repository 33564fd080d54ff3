using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>How a connection opened and closed, gathered from the events of its segments by <c>LifecycleEntry</c>. Sides are 0 and 1 of the connection's key.</summary>
internal struct Lifecycle
{
    /// <summary>What happened at least once.</summary>
    public Milestones Reached;

    /// <summary>Which side sent the first FIN.</summary>
    public byte FirstFinSide;

    /// <summary>Which side sent the RST that ended the connection.</summary>
    public byte ResetterSide;

    /// <summary>Segments of the teardown so far.</summary>
    public int TeardownSteps;

    /// <summary>When the last SYN came.</summary>
    public CaptureTime SynTime;

    /// <summary>When the last SYN+ACK came.</summary>
    public CaptureTime SynAckTime;

    /// <summary>From the SYN to the first SYN+ACK.</summary>
    public Duration? ServerRtt;

    /// <summary>From the SYN+ACK to the ACK that completes the handshake.</summary>
    public Duration? ClientRtt;

    /// <summary>Frame of the segment that completed the handshake; 0 for none.</summary>
    public long OpenedFrame { get; set; }

    /// <summary>Frame of the segment that acknowledged the last FIN; 0 for none.</summary>
    public long ClosedFrame { get; set; }

    /// <summary>Frame of the RST that ended the connection; 0 for none.</summary>
    public long ResetFrame { get; set; }

    /// <summary>How it opened.</summary>
    public readonly Handshake Handshake
    {
        get
        {
            if (Did(Milestones.Opened))
            {
                return Did(Milestones.SynsCrossed) ? Handshake.Simultaneous
                    : Did(Milestones.Syn | Milestones.SynAck) ? Handshake.Complete
                    : Did(Milestones.Syn) || Did(Milestones.SynAck) ? Handshake.Partial
                    : Handshake.None;
            }

            return (Did(Milestones.Refused), Did(Milestones.Syn), DidAny(Milestones.SynAck | Milestones.SynsCrossed)) switch
            {
                (true, _, _) => Handshake.Refused,
                (_, true, true) => Handshake.HalfOpen,
                (_, true, false) => Handshake.Unanswered,
                (_, false, true) => Handshake.Partial,
                _ => Handshake.None,
            };
        }
    }

    /// <summary>How it closed.</summary>
    public readonly Teardown Teardown =>
        Did(Milestones.Reset) ? Teardown.Reset
        : Did(Milestones.FinsCrossed) ? Teardown.Simultaneous
        : Did(Milestones.FinsMerged) ? Teardown.ThreeSegment
        : Did(Milestones.SecondFin) ? Teardown.FourWay
        : Did(Milestones.FirstFin) ? Teardown.HalfClosed
        : Teardown.None;

    /// <summary>Whether payload of the SYN was accepted.</summary>
    public readonly bool FastOpen => Did(Milestones.FastOpen);

    /// <summary>Whether it was still being opened.</summary>
    public readonly bool NeverOpened => Did(Milestones.Syn) && !DidAny(Milestones.Opened | Milestones.Refused | Milestones.Reset);

    /// <summary>Whether there was a SYN and no SYN+ACK, whatever else came.</summary>
    public readonly bool NeverAnswered => Did(Milestones.Syn) && !DidAny(Milestones.SynAck | Milestones.SynsCrossed | Milestones.Opened);

    /// <summary>Whether both ends were open, after a handshake of which at least a part was captured.</summary>
    public readonly bool IsOpened => Did(Milestones.Opened);

    /// <summary>Whether a RST ended it.</summary>
    public readonly bool WasReset => ResetFrame != 0;

    /// <summary>Whether SYNs crossed.</summary>
    public readonly bool SynsCrossed => Did(Milestones.SynsCrossed);

    /// <summary>Round-trip times of the handshake.</summary>
    public readonly SynRtt SynRtt => new(ServerRtt, ClientRtt, Did(Milestones.SynAgain));

    /// <summary>Segments of the teardown so far, and how many there will be as far as one can tell.</summary>
    public readonly Step TeardownStep
    {
        get
        {
            // A SYN+ACK with another number amid the teardown makes its sender's FIN count anew; there are no more steps for that.
            var of = Did(Milestones.FinsMerged) ? 3 : 4;
            return new((byte)Math.Min(TeardownSteps, of), (byte)of);
        }
    }

    /// <summary>The RST ended nothing: who it came from goes on.</summary>
    public void TakeBackReset() => (Reached, ResetFrame) = (Reached & ~Milestones.Reset, 0);

    /// <summary>Who ended the connection by a RST, 0 or 1; null for nobody.</summary>
    public readonly int? ResetSide => WasReset ? ResetterSide : null;

    /// <summary>Whether a side closed first: by the first FIN, by one that crossed it, or by a RST where there was no FIN.</summary>
    public readonly bool ClosedFirst(int side) =>
        Did(Milestones.FirstFin) ? Did(Milestones.FinsCrossed) || side == FirstFinSide : Did(Milestones.Reset) && side == ResetterSide;

    /// <summary>Whether all of these happened.</summary>
    public readonly bool Did(Milestones all) => (Reached & all) == all;

    /// <summary>Whether at least one of these happened.</summary>
    public readonly bool DidAny(Milestones any) => (Reached & any) != 0;
}
