using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Wireshark.Rules;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining.Rules;

/// <summary>The rules for what only acknowledges, in the order in which they are tried.</summary>
internal static class AcknowledgmentRules
{
    private static readonly Sentence AfterKeepAlive = new("the other side's last segment was a keep-alive", "对方最后一个报文段是保活探测", "對方最後一個區段是保活探測");
    private static readonly Sentence NoKeepAlive = new("the other side's last segment was no keep-alive", "对方最后一个报文段不是保活探测", "對方最後一個區段不是保活探測");
    private static readonly Sentence AfterProbe = new("the other side's last segment probed the window", "对方最后一个报文段是窗口探测", "對方最後一個區段是視窗探測");
    private static readonly Sentence NoProbe = new("the other side's last segment was no window probe", "对方最后一个报文段不是窗口探测", "對方最後一個區段不是視窗探測");
    private static readonly Sentence FirstAck = new("its sender has acknowledged nothing before", "发送方此前没有确认过", "傳送方此前沒有確認過");
    private static readonly Sentence Sack = new("has SACK blocks", "带有 SACK 块", "帶有 SACK 區塊");
    private static readonly Sentence NoSack = new("has no SACK blocks", "没有 SACK 块", "沒有 SACK 區塊");
    private static readonly Sentence OldMptcp = new("brings no new operation of Multipath TCP", "没有新的多路径 TCP 操作", "沒有新的多路徑 TCP 操作");
    private static readonly Sentence NewMptcp = new("brings a new operation of Multipath TCP", "带来新的多路径 TCP 操作", "帶來新的多路徑 TCP 操作");

    public static IReadOnlyList<LabelRule> All { get; } =
    [
        new(AnalysisFlags.WindowUpdate, RuleFamily.Acknowledgment, new(
            "nothing is new but the window, which is not zero, and no SACK blocks; or the byte that probed it is acknowledged",
            "只有窗口变了，且不为零，也没有 SACK 块；或者确认了探测窗口的那个字节",
            "只有視窗變了，且不為零，也沒有 SACK 區塊；或者確認了探測視窗的那個位元組"), "RFC 9293 §3.8.6", WindowUpdate),
        new(AnalysisFlags.KeepAliveAck, RuleFamily.Acknowledgment, new(
            "the same acknowledgment and window once more, straight after the other side's keep-alive",
            "紧接对方的保活探测，再次发出相同的确认和窗口",
            "緊接對方的保活探測，再次送出相同的確認和視窗"), "RFC 9293 §3.8.4", KeepAliveAck),
        new(AnalysisFlags.ZeroWindowProbeAck, RuleFamily.Acknowledgment, new(
            "the same acknowledgment, or one more for the probe's byte, and a window of still zero, straight after the other side's window probe",
            "紧接对方的窗口探测，再次发出相同的确认（或多确认探测的那个字节），窗口仍为零",
            "緊接對方的視窗探測，再次送出相同的確認（或多確認探測的那個位元組），視窗仍為零"), "RFC 9293 §3.8.6.1", ProbeAck),
        new(AnalysisFlags.DuplicateAck, RuleFamily.Acknowledgment, new(
            "the same acknowledgment once more, with the same window or with SACK blocks",
            "相同的确认再来一次，窗口相同或带有 SACK 块",
            "相同的確認再來一次，視窗相同或帶有 SACK 區塊"), "RFC 5681 §2", DuplicateAck),
    ];

    private static void Repeats(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        checks.Compare(Quantities.Of(Quantities.Length, input.Segment.PayloadLength), Relation.Equal, Quantities.Of(0), input.Segment.PayloadLength);
        RepetitionRules.WantNoControl(it, checks);
        RepetitionRules.CompareWithNext(it, checks, Relation.Equal);
        if (!input.Forward.Acknowledged && input.Segment.Ack != input.Forward.LastAck)
        {
            checks.Is(false, FirstAck, FirstAck);
        }
        else if (input.Forward.Numbered)
        {
            checks.Compare(it.Ack, Relation.Equal, it.AckBefore, input.Segment.Ack - input.Forward.LastAck);
        }
    }

    private static void CompareWindows(in Situation it, CheckList checks, Relation wanted)
    {
        ref readonly var input = ref it.Input;
        checks.Compare(Window(it), Relation.NotEqual, Quantities.Of(0), input.Segment.Window);
        checks.Compare(Window(it), wanted, Quantities.Of(Quantities.WindowBefore, input.Forward.LastWindow), input.Segment.Window - input.Forward.LastWindow);
    }

    private static void WindowUpdate(in Situation it, CheckList checks)
    {
        if (AckLostSegmentRule.Overtakes(it.Input) && AckLostSegmentRule.TakesProbe(it.Input))
        {
            TakesProbe(it, checks);
            checks.Compare(Window(it), Relation.NotEqual, Quantities.Of(0), it.Input.Segment.Window);
            return;
        }

        Repeats(it, checks);
        CompareWindows(it, checks, Relation.NotEqual);
        checks.Is(!HasSackBlocks(it), NoSack, Sack);
    }

    private static void KeepAliveAck(in Situation it, CheckList checks)
    {
        Repeats(it, checks);
        CompareWindows(it, checks, Relation.Equal);
        checks.Is((it.Input.Reverse.LastLabels & AnalysisFlags.KeepAlive) != 0, AfterKeepAlive, NoKeepAlive);
    }

    private static void ProbeAck(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        if (AckLostSegmentRule.TakesProbe(input))
        {
            TakesProbe(it, checks);
        }
        else
        {
            Repeats(it, checks);
        }

        checks.Compare(Window(it), Relation.Equal, Quantities.Of(0), input.Segment.Window);
        checks.Compare(Quantities.Of(Quantities.WindowBefore, input.Forward.LastWindow), Relation.Equal, Quantities.Of(0), input.Forward.LastWindow);
        checks.Is((input.Reverse.LastLabels & AnalysisFlags.ZeroWindowProbe) != 0, AfterProbe, NoProbe);
    }

    private static void DuplicateAck(in Situation it, CheckList checks)
    {
        Repeats(it, checks);
        if (HasSackBlocks(it) && it.Input.Segment.Window != it.Input.Forward.LastWindow)
        {
            checks.Compare(Window(it), Relation.NotEqual, Quantities.Of(0), it.Input.Segment.Window);
            checks.Is(true, Sack, NoSack);
        }
        else
        {
            CompareWindows(it, checks, Relation.Equal);
        }

        checks.Is(!it.Input.Forward.Mptcp.HasNews(it.Input.Reverse.Mptcp), OldMptcp, NewMptcp);
    }

    private static void TakesProbe(in Situation it, CheckList checks)
    {
        var expected = it.Input.Forward.LastAck + 1;
        RepetitionRules.WantNoControl(it, checks);
        RepetitionRules.CompareWithNext(it, checks, Relation.Equal);
        checks.Compare(it.Ack, Relation.Equal, it.PeerNumber(Quantities.AfterAckBefore, expected), it.Input.Segment.Ack - expected);
    }

    private static bool HasSackBlocks(in Situation it) => it.Input.Segment.Options.Has(TcpOptionKinds.Sack);

    private static Statement Window(in Situation it) => Quantities.Of(Quantities.Window, it.Input.Segment.Window);
}
