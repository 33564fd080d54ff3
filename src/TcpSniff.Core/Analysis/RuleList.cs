using TcpSniff.Analysis.Rules;

namespace TcpSniff.Analysis;

/// <summary>All rules there are.</summary>
internal static class RuleList
{
    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new AsymmetricCaptureRule(),
        new BacklogOverflowRule(),
        new BadChecksumRule(),
        new CaptureDuplicatesRule(),
        new CaptureLossRule(),
        new CapturePaddingRule(),
        new CaptureReorderedRule(),
        new ChallengeAckRule(),
        new ClockWentBackRule(),
        new CloseWaitLingeringRule(),
        new ConnectionRefusedRule(),
        new DuplicateAckStormRule(),
        new EcnFallbackRule(),
        new FastOpenRefusedRule(),
        new FastRetransmitRule(),
        new HalfCloseRule(),
        new HalfOpenRule(),
        new IcmpTooBigRule(),
        new IcmpUnreachableRule(),
        new IsnReuseRule(),
        new KeepAliveProbingRule(),
        new LossDownstreamRule(),
        new LossUpstreamRule(),
        new MssBlackHoleRule(),
        new NagleDelayedAckRule(),
        new OldConnectionClearedRule(),
        new OverlappingDataConflictRule(),
        new PeerVanishedRule(),
        new PortReuseRule(),
        new ReorderingRule(),
        new ResetAfterCloseRule(),
        new ResetInHandshakeRule(),
        new ResetMidTransferRule(),
        new RetransmissionTimeoutRule(),
        new SackMismatchRule(),
        new SillyWindowRule(),
        new SmallWindowRule(),
        new SpuriousRetransmissionRule(),
        new SynFloodRule(),
        new TimeWaitAssassinationRule(),
        new TimeWaitMetRule(),
        new TtlJumpRule(),
        new TwoAnswersRule(),
        new UnansweredSynRule(),
        new WindowFullRule(),
        new ZeroWindowStallRule(),
    ];
}
