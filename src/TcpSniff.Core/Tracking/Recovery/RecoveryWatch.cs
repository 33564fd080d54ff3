using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Recovery;

/// <summary>Tells the retransmissions of one side as episodes. Made with its first one.</summary>
internal sealed class RecoveryWatch
{
    /// <summary>Episodes kept of one side at most.</summary>
    public const int Limit = 256;

    private readonly List<RecoveryEpisode> _episodes = [];
    private RecoveryEpisode? _latest;
    private SequenceNumber _lost;
    private SequenceNumber _lostEnd;
    private SequenceNumber _point;
    private uint? _stamp;

    /// <summary>The episodes that are kept, in order.</summary>
    public IReadOnlyList<RecoveryEpisode> Episodes => _episodes;

    /// <summary>How many more there were after the limit was reached.</summary>
    public long Omitted { get; private set; }

    /// <summary>What the latest retransmission was sent for; null while the side is not recovering.</summary>
    public LossSignal? Recovering { get; private set; }

    /// <summary>Frame of the latest retransmission; 0 for none.</summary>
    public long LatestFrame => _latest?.LastResentFrame ?? 0;

    /// <summary>Takes a segment into its sender's and its receiver's watch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(HalfConnection sender, HalfConnection receiver, in SegmentFacts facts)
    {
        if ((facts.Analysis & AnalysisFlags.Retransmission) != 0 && receiver.Trail.Seen && IsRepair(facts))
        {
            (sender.Recovery ??= new()).Resent(sender, receiver, facts);
        }

        if (receiver.Recovery is { } watch && facts.Segment.Has(TcpFlags.Ack))
        {
            watch.Acknowledged(facts);
        }
    }

    /// <summary>
    /// A SYN belongs to the handshake, a packet recorded twice was sent once, and what is repeated towards a closed window asks
    /// whether it has opened (RFC 9293 section 3.8.6.1). Where nothing was captured of the peer, nobody knows when a repair is done.
    /// </summary>
    private static bool IsRepair(in SegmentFacts facts) =>
        !facts.Segment.Has(TcpFlags.Syn) && !facts.Segment.IsCopy && facts.PeerWindow != 0;

    private void Resent(HalfConnection sender, HalfConnection receiver, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        var first = sender.Trail.Unacked?.Carrying(segment.Seq, but: facts.Frame);
        var goesOn = Recovering is not null && LossEvidence.IsPrompt(receiver, facts);
        var waited = facts.Time - first?.Time ?? facts.Rto;
        var signal = goesOn ? Recovering!.Value : LossEvidence.Judge(sender, receiver, facts, waited);
        if (Recovering is null || segment.Seq >= _point)
        {
            Begin(sender.Trail.Next, facts, signal, first?.Frame, waited);
        }

        Recovering = signal;
        var episode = _latest!;
        episode.Segments++;
        episode.Bytes += segment.PayloadLength;
        episode.Timeouts += signal == LossSignal.Timeout && !goesOn ? 1 : 0;
        (episode.LastResentFrame, episode.EndTime) = (facts.Frame, facts.Time);
    }

    private void Begin(SequenceNumber highest, in SegmentFacts facts, LossSignal signal, long? lost, Duration? waited)
    {
        ref readonly var segment = ref facts.Segment;
        (_lost, _lostEnd, _point) = (segment.Seq, segment.End, highest);
        _stamp = segment.Options.Has(TcpOptionKinds.Timestamps) ? segment.Options.TimestampValue : null;
        _latest = new()
        {
            Sender = facts.From,
            FirstLost = facts.Seq,
            LostFrame = lost,
            FoundAfter = waited,
            FoundBy = signal,
            ResentFrame = facts.Frame,
            ResentTime = facts.Time,
            AlreadyAcknowledged = (facts.Analysis & AnalysisFlags.SpuriousRetransmission) != 0,
        };
        if (_episodes.Count < Limit)
        {
            _episodes.Add(_latest);
        }
        else
        {
            Omitted++;
        }
    }

    private void Acknowledged(in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        var episode = _latest!;
        if (episode.Undone == Undoing.None)
        {
            LookForUndoing(facts, episode);
        }

        if (Recovering is not null && segment.Ack >= _point)
        {
            Recovering = null;
            (episode.RecoveredFrame, episode.EndTime) = (facts.Frame, facts.Time);
        }
    }

    private void LookForUndoing(in SegmentFacts facts, RecoveryEpisode episode)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.ReportsDuplicate && segment.Options.Sack[0] is var twice && twice.Left < _lostEnd && twice.Right > _lost)
        {
            (episode.Undone, episode.UndoneFrame) = (Undoing.DuplicateSack, facts.Frame);
        }
        else if (_stamp is { } stamp && segment.Options.Has(TcpOptionKinds.Timestamps) && segment.Ack > _lost)
        {
            // Only the first acknowledgment that covers it can tell (RFC 3522 section 3.2).
            _stamp = null;
            if (unchecked((int)(segment.Options.TimestampEcho - stamp)) < 0)
            {
                (episode.Undone, episode.UndoneFrame) = (Undoing.Timestamp, facts.Frame);
            }
        }
    }
}
