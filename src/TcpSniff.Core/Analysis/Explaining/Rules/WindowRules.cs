using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Wireshark.Rules;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining.Rules;

/// <summary>The rules for any segment: windows, and acknowledgments of what was not captured.</summary>
internal static class WindowRules
{
    private static readonly Sentence ScaleKnown = new("the window's scale is known", "已知窗口缩放", "已知視窗縮放");
    private static readonly Sentence ScaleUnknown = new("the window's scale is unknown", "未知窗口缩放", "未知視窗縮放");
    private static readonly Sentence HasAck = new("ACK is set", "带有 ACK", "帶有 ACK");
    private static readonly Sentence NoAck = new("ACK is not set", "没有 ACK", "沒有 ACK");
    private static readonly Sentence NoProbe = new("not just the byte that probed the window", "不只是探测窗口的那个字节", "不只是探測視窗的那個位元組");
    private static readonly Sentence Probe = new("just the byte that probed the window", "只是探测窗口的那个字节", "只是探測視窗的那個位元組");
    private static readonly Sentence NoPeer = new("nothing of the other side was captured before", "此前没有抓到对方的报文段", "此前沒有擷取到對方的區段");

    public static IReadOnlyList<LabelRule> All { get; } =
    [
        new(AnalysisFlags.ZeroWindow, RuleFamily.Any, new(
            "a window of zero, and no SYN, FIN or RST",
            "窗口为零，且没有 SYN、FIN、RST",
            "視窗為零，且沒有 SYN、FIN、RST"), "RFC 9293 §3.8.6", ZeroWindow),
        new(AnalysisFlags.WindowFull, RuleFamily.Repetition, new(
            "payload that ends exactly where the other side's window does",
            "载荷的末尾正好是对方窗口的右沿",
            "酬載的結尾正好是對方視窗的右緣"), "RFC 9293 §3.8.6", WindowFull),
        new(AnalysisFlags.AckLostSegment, RuleFamily.Any, new(
            "acknowledges more than the capture has without a gap: something that arrived was not captured",
            "确认的内容超过抓包中连续的部分：有些已送达的内容没有抓到",
            "確認的內容超過擷取中連續的部分：有些已送達的內容沒有擷取到"), "RFC 9293 §3.4", AckLost),
    ];

    private static void ZeroWindow(in Situation it, CheckList checks)
    {
        RepetitionRules.WantNoControl(it, checks);
        checks.Compare(Quantities.Of(Quantities.Window, it.Input.Segment.Window), Relation.Equal, Quantities.Of(0), it.Input.Segment.Window);
    }

    private static void WindowFull(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        checks.Compare(Quantities.Of(Quantities.Length, input.Segment.PayloadLength), Relation.Greater, Quantities.Of(0), input.Segment.PayloadLength);
        RepetitionRules.WantNoControl(it, checks);
        checks.Is(input.Reverse.Scale.IsKnown, ScaleKnown, ScaleUnknown);
        checks.Compare(it.End, Relation.Equal, it.Number(Quantities.WindowEdge, input.Reverse.WindowEdge), input.End - input.Reverse.WindowEdge);
    }

    private static void AckLost(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        checks.Is(input.Segment.Has(TcpFlags.Ack), HasAck, NoAck);
        if (!input.Reverse.Numbered)
        {
            checks.Is(false, NoPeer, NoPeer);
            return;
        }

        checks.Compare(it.Ack, Relation.Greater, it.PeerNumber(Quantities.Contiguous, input.Reverse.Contiguous), input.Segment.Ack - input.Reverse.Contiguous);
        checks.Is(!AckLostSegmentRule.Overtakes(input) || !AckLostSegmentRule.TakesProbe(input), NoProbe, Probe);
    }
}
