using TcpSniff.Analysis.Rules;

namespace TcpSniff.Analysis;

/// <summary>All rules there are.</summary>
public static class RuleList
{
    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new AsymmetricCaptureRule(),
        new BacklogOverflowRule(),
        new BadChecksumRule(),
        new CaptureDuplicatesRule(),
        new CaptureLossRule(),
        new ChallengeAckRule(),
        new ClockWentBackRule(),
        new CloseWaitLingeringRule(),
        new ConnectionRefusedRule(),
        new HalfCloseRule(),
        new HalfOpenRule(),
        new IcmpTooBigRule(),
        new IcmpUnreachableRule(),
        new IsnReuseRule(),
        new KeepAliveProbingRule(),
        new MssBlackHoleRule(),
        new PeerVanishedRule(),
        new PortReuseRule(),
        new ResetAfterCloseRule(),
        new ResetInHandshakeRule(),
        new ResetMidTransferRule(),
        new SynFloodRule(),
        new TimeWaitAssassinationRule(),
        new TtlJumpRule(),
        new UnansweredSynRule(),
    ];
}
