using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Recovery;

namespace TcpSniff.Tracking.Budgets;

/// <summary>
/// Where the time of one connection went. Each segment ends a span of time since the one before it; how matters stood before and
/// what the segment is say what the span was spent on. Made when the handshake is done: until then it is all connecting.
/// </summary>
/// <remarks>
/// What a span was spent on may show only later: time without word counts as idle until somebody speaks, and time on the network as
/// that until a timer runs out. How much of both may still move is remembered, so that each segment costs constant time.
/// </remarks>
internal sealed class TimeBudget
{
    private const TcpFlags Ends = TcpFlags.Fin | TcpFlags.Rst;
    private const TcpFlags Numbered = TcpFlags.Syn | TcpFlags.Fin;
    private const AnalysisFlags NotNew = AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder | AnalysisFlags.KeepAlive | AnalysisFlags.ZeroWindowProbe;

    private TimeAccounts _accounts;
    private long _silence;
    private long _clientWait;
    private long _serverWait;
    private Outlook _client;
    private Outlook _server;
    private Role _lastFrom;
    private Role? _lastSpeaker;
    private bool _closing;

    /// <summary>Nanoseconds of a class.</summary>
    public long this[TimeClass timeClass] => _accounts[timeClass];

    /// <summary>How far the tap is from both ends.</summary>
    public Distances Distance;

    /// <summary>Takes the time that the segment ends into the connection's budget.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, in SegmentFacts facts)
    {
        if (connection.Budget is { } budget)
        {
            budget.Charge(connection, facts);
        }
        else if (connection.Handshake is States.Handshake.None || connection.Lifecycle.IsOpened)
        {
            budget = connection.Budget = new();
            budget._accounts.Charge(TimeClass.Connecting, facts.RelativeTime.Nanoseconds);
            budget.Distance = new(connection.SynRtt);
        }
        else
        {
            return;
        }

        budget.Look(facts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Charge(Connection connection, in SegmentFacts facts)
    {
        var span = facts.Delta.Nanoseconds;
        if (span <= 0)
        {
            _accounts.Charge(TimeClass.Idle, span);
        }
        else if (connection.Lifecycle.WasReset && connection.ResetFrame != facts.Frame)
        {
            _accounts.Charge(TimeClass.Closing, span);
        }
        else if (Repairs(facts) is { } repair)
        {
            _accounts.Charge(repair, span);
        }
        else if (((_client | _server) & Outlook.Blocked) != 0)
        {
            _accounts.Charge(TimeClass.ReceiverWindow, span);
        }
        else if (Speaks(facts))
        {
            ChargeWord(facts, span);
        }
        else if (_closing)
        {
            _accounts.Charge(TimeClass.Closing, span);
        }
        else
        {
            ChargeSilence(span);
        }
    }

    /// <summary>A repair under way, or one that the segment begins: what looked like network until then was waiting for the timer.</summary>
    private TimeClass? Repairs(in SegmentFacts facts)
    {
        if (facts.Sender.Recovery is { Recovering: LossSignal.Timeout or LossSignal.TailLossProbe } watch && watch.LatestFrame == facts.Frame)
        {
            ref var wait = ref WaitOf(facts.From);
            _accounts.Move(TimeClass.Network, TimeClass.TimeoutRecovery, wait);
            wait = 0;
            return TimeClass.TimeoutRecovery;
        }

        var both = _client | _server;
        return (both & Outlook.RepairsLate) != 0 ? TimeClass.TimeoutRecovery
            : (both & Outlook.RepairsFast) != 0 ? TimeClass.FastRecovery
            : null;
    }

    /// <summary>Whether the program behind the segment does something: it hands over data, closes or aborts.</summary>
    private bool Speaks(in SegmentFacts facts) => IsNews(facts) || (!_closing && facts.Segment.HasAny(Ends));

    /// <summary>A program spoke: some of the time it could not know what it answers, the rest is its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ChargeWord(in SegmentFacts facts, long span)
    {
        var onTheWay = facts.From != _lastFrom ? Distance.To(facts.From)
            : (OutlookOf(facts.From) & Outlook.Outstanding) != 0 ? Distance.ToBoth
            : 0;
        var network = Math.Min(span, onTheWay);
        var answers = _lastSpeaker is { } last && last != facts.From;
        var own = answers && facts.From == Role.Server ? TimeClass.ReceivingApplication
            : answers || !IsNews(facts) ? TimeClass.Idle
            : TimeClass.SendingApplication;
        _accounts.Charge(TimeClass.Network, network);
        if (span > network)
        {
            _accounts.Charge(own, span - network);
        }

        if (_silence > 0)
        {
            _accounts.Move(TimeClass.Idle, own, _silence);
            _silence = 0;
        }
    }

    private void ChargeSilence(long span)
    {
        if (((_client | _server) & Outlook.Outstanding) == 0)
        {
            _accounts.Charge(TimeClass.Idle, span);
            _silence += span;
            return;
        }

        _accounts.Charge(TimeClass.Network, span);
        _clientWait += (_client & Outlook.Outstanding) != 0 ? span : 0;
        _serverWait += (_server & Outlook.Outstanding) != 0 ? span : 0;
    }

    /// <summary>Takes down how matters stand now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look(in SegmentFacts facts)
    {
        var (sender, receiver, peer) = (facts.Sender, facts.Receiver, facts.From == Role.Client ? Role.Server : Role.Client);
        var advances = facts.Did(SegmentEvents.AdvancesAck);
        if (advances)
        {
            Distance.Take(facts);
            WaitOf(peer) = 0;
        }

        if (facts.Segment.HasAny(Numbered) || facts.Segment.PayloadLength > 0)
        {
            OutlookOf(facts.From) = Outlooks.Of(sender, receiver);
        }

        if (advances || facts.Segment.Window != facts.PreviousWindow || (OutlookOf(peer) & (Outlook.RepairsFast | Outlook.RepairsLate)) != 0)
        {
            OutlookOf(peer) = Outlooks.Of(receiver, sender);
        }

        _lastFrom = facts.From;
        _lastSpeaker = IsNews(facts) ? facts.From : _lastSpeaker;
        _closing |= (facts.Events & (SegmentEvents.FirstFin | SegmentEvents.Aborts | SegmentEvents.RstAfterClose)) != 0;
    }

    private static bool IsNews(in SegmentFacts facts) => facts.Segment.PayloadLength > 0 && (facts.Analysis & NotNew) == 0;

    private ref Outlook OutlookOf(Role role) => ref role == Role.Client ? ref _client : ref _server;

    private ref long WaitOf(Role role) => ref role == Role.Client ? ref _clientWait : ref _serverWait;
}
