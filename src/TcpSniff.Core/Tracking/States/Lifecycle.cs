using TcpSniff.Packets;

namespace TcpSniff.Tracking.States;

/// <summary>How a connection opened and closed, gathered from the events of its segments. Sides are 0 and 1 of the connection's key.</summary>
internal struct Lifecycle
{
    private Milestones _reached;
    private byte _firstFinSide;
    private byte _resetSide;
    private int _teardownSteps;
    private CaptureTime _synTime;
    private CaptureTime _synAckTime;
    private Duration? _serverRtt;
    private Duration? _clientRtt;

    /// <summary>Frame of the segment that completed the handshake; 0 for none.</summary>
    public long OpenedFrame { get; private set; }

    /// <summary>Frame of the segment that acknowledged the last FIN; 0 for none.</summary>
    public long ClosedFrame { get; private set; }

    /// <summary>Frame of the RST that ended the connection; 0 for none.</summary>
    public long ResetFrame { get; private set; }

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

            return (Did(Milestones.Refused), Did(Milestones.Syn), DidAny(Milestones.SynAck | Milestones.SynsCrossed | Milestones.Challenged)) switch
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

    /// <summary>Whether both ends were open, after a handshake of which at least a part was captured.</summary>
    public readonly bool IsOpened => Did(Milestones.Opened);

    /// <summary>Whether a RST ended it.</summary>
    public readonly bool WasReset => ResetFrame != 0;

    /// <summary>Whether SYNs crossed.</summary>
    public readonly bool SynsCrossed => Did(Milestones.SynsCrossed);

    /// <summary>Round-trip times of the handshake.</summary>
    public readonly SynRtt SynRtt => new(_serverRtt, _clientRtt, Did(Milestones.SynAgain));

    /// <summary>Segments of the teardown so far, and how many there will be as far as one can tell.</summary>
    public readonly Step TeardownStep
    {
        get
        {
            // A SYN+ACK with another number amid the teardown makes its sender's FIN count anew; there are no more steps for that.
            var of = Did(Milestones.FinsMerged) ? 3 : 4;
            return new((byte)Math.Min(_teardownSteps, of), (byte)of);
        }
    }

    /// <summary>Who ended the connection by a RST, 0 or 1; null for nobody.</summary>
    public readonly int? ResetSide => WasReset ? _resetSide : null;

    /// <summary>Whether a side closed first: by the first FIN, by one that crossed it, or by a RST where there was no FIN.</summary>
    public readonly bool ClosedFirst(int side) =>
        Did(Milestones.FirstFin) ? Did(Milestones.FinsCrossed) || side == _firstFinSide : Did(Milestones.Reset) && side == _resetSide;

    /// <summary>Takes over something that has no event.</summary>
    public void Note(Milestones reached) => _reached |= reached;

    /// <summary>Takes over what a segment did.</summary>
    public void Update(in SegmentFacts facts, bool dropped)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.Has(TcpFlags.Syn) && !segment.Has(TcpFlags.Rst) && !(dropped && !facts.Did(SegmentEvents.Starts)))
        {
            NoteSyn(facts);
        }

        if (facts.Events == SegmentEvents.None)
        {
            return;
        }

        if (facts.Did(SegmentEvents.Opens))
        {
            _reached |= Milestones.Opened;
            OpenedFrame = facts.Frame;
            _clientRtt = Did(Milestones.SynAck) && !Did(Milestones.SynsCrossed) ? facts.Time - _synAckTime : null;
        }

        if ((facts.Events & (SegmentEvents.FirstFin | SegmentEvents.AcksFin)) != 0)
        {
            NoteFin(facts);
        }

        if ((facts.Events & (SegmentEvents.Refuses | SegmentEvents.Aborts | SegmentEvents.AssassinatesTimeWait)) != 0)
        {
            NoteReset(facts);
        }
    }

    private void NoteSyn(in SegmentFacts facts)
    {
        var synAck = facts.Segment.Has(TcpFlags.Ack);
        if (facts.Did(SegmentEvents.SynCrossing))
        {
            _reached |= Milestones.SynsCrossed;
        }

        if (facts.Did(SegmentEvents.SynAgain))
        {
            _reached |= Milestones.SynAgain;
        }

        if (synAck)
        {
            if (!Did(Milestones.SynAck) && Did(Milestones.Syn) && !Did(Milestones.SynsCrossed))
            {
                _serverRtt = facts.Time - _synTime;
            }

            _synAckTime = facts.Time;
        }
        else
        {
            _synTime = facts.Time;
        }

        _reached |= synAck ? Milestones.SynAck : Milestones.Syn;
    }

    private void NoteFin(in SegmentFacts facts)
    {
        _teardownSteps++;
        if (facts.Did(SegmentEvents.FirstFin))
        {
            if (!Did(Milestones.FirstFin))
            {
                (_reached, _firstFinSide) = (_reached | Milestones.FirstFin, facts.Segment.SourceSide);
            }
            else
            {
                _reached |= Milestones.SecondFin
                    | (facts.Did(SegmentEvents.FinCrossing) ? Milestones.FinsCrossed : 0)
                    | (facts.Did(SegmentEvents.AcksFin) ? Milestones.FinsMerged : 0);
            }
        }

        if (facts.Did(SegmentEvents.Closes))
        {
            (_reached, ClosedFrame) = (_reached | Milestones.Closed, facts.Frame);
        }
    }

    private void NoteReset(in SegmentFacts facts)
    {
        if (facts.Did(SegmentEvents.Refuses))
        {
            _reached |= Milestones.Refused;
        }
        else if (!Did(Milestones.Closed))
        {
            _reached |= Milestones.Reset;
        }

        (_resetSide, ResetFrame) = (facts.Segment.SourceSide, facts.Frame);
    }

    private readonly bool Did(Milestones all) => (_reached & all) == all;

    private readonly bool DidAny(Milestones any) => (_reached & any) != 0;
}
