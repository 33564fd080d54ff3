using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Wireshark.Rules;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining.Rules;

/// <summary>The rules for what takes sequence numbers, in the order in which they are tried.</summary>
internal static class RepetitionRules
{
    private static readonly Sentence NoControl = new("no SYN, FIN or RST", "没有 SYN、FIN、RST", "沒有 SYN、FIN、RST");
    private static readonly Sentence Control = new("SYN, FIN or RST is set", "带有 SYN、FIN 或 RST", "帶有 SYN、FIN 或 RST");
    private static readonly Sentence NoneBefore = new("nothing of this direction was captured before", "此前没有抓到这个方向的报文段", "此前沒有擷取到這個方向的區段");
    private static readonly Sentence NoPeer = new("nothing of the other side was captured before", "此前没有抓到对方的报文段", "此前沒有擷取到對方的區段");
    private static readonly Sentence NoRst = new("no RST", "没有 RST", "沒有 RST");
    private static readonly Sentence Rst = new("a RST may carry any number", "RST 可以带任何号", "RST 可以帶任何號");
    private static readonly Sentence HasSack = new("the other side's last segment has SACK blocks", "对方最后一个报文段带有 SACK 块", "對方最後一個區段帶有 SACK 區塊");
    private static readonly Sentence NotSeen = new("no segment that waits for its acknowledgment carried all of it", "等待确认的报文段中没有哪个带过它的全部内容", "等待確認的區段中沒有哪個帶過它的全部內容");
    private static readonly Sentence WasSeen = new("a segment that waits for its acknowledgment carried all of it", "等待确认的某个报文段带过它的全部内容", "等待確認的某個區段帶過它的全部內容");
    private static readonly Sentence BySyn = new("an empty SYN set the highest number", "最高号来自空的 SYN", "最高號來自空的 SYN");
    private static readonly Sentence Unnamed = new("no rule above holds", "以上规则都不符合", "以上規則都不符合");
    private static readonly Sentence Named = new("a rule above holds", "已有以上规则符合", "已有以上規則符合");
    private static readonly Sentence NotTaken = new("takes no sequence numbers", "不占用序列号", "不佔用序號");

    public static IReadOnlyList<LabelRule> All { get; } =
    [
        new(AnalysisFlags.ZeroWindowProbe, RuleFamily.Repetition, new(
            "one new byte towards a closed window",
            "向已关闭的窗口发送一个新字节",
            "向已關閉的視窗傳送一個新位元組"), "RFC 9293 §3.8.6.1", ZeroWindowProbe),
        new(AnalysisFlags.KeepAlive, RuleFamily.Repetition, new(
            "the last number once more, with one byte or none, and no SYN, FIN or RST",
            "重复最后一个序列号，只带一个字节或不带，且没有 SYN、FIN、RST",
            "重複最後一個序號，只帶一個位元組或不帶，且沒有 SYN、FIN、RST"), "RFC 9293 §3.8.4", KeepAlive),
        new(AnalysisFlags.SpuriousRetransmission, RuleFamily.Repetition, new(
            "payload that ends at or below what the other side has acknowledged already",
            "载荷的末尾不超过对方的确认号",
            "酬載的結尾不超過對方的確認號"), "RFC 3522", Spurious),
        new(AnalysisFlags.FastRetransmission, RuleFamily.Repetition, new(
            "sent again less than 20 ms after the other side's last segment, after at least 2 duplicate acks (Wireshark's measure; RFC 5681 wants 3) for exactly this seq, or with SACK blocks behind what is missing",
            "在对方最后一个报文段之后不到 20 ms 重传，且此前至少有 2 个重复确认（Wireshark 的判据；RFC 5681 要 3 个），要的正是这个 seq，或带有缺失部分之后的 SACK 块",
            "在對方最後一個區段之後不到 20 ms 重傳，且此前至少有 2 個重複確認（Wireshark 的判準；RFC 5681 要 3 個），要的正是這個 seq，或帶有缺失部分之後的 SACK 區塊"), "RFC 5681 §3.2, RFC 6675 §5", Fast),
        new(AnalysisFlags.OutOfOrder, RuleFamily.Repetition, new(
            "begins below the highest number, was not captured before, and comes within the initial RTT (3 ms where that is unknown) after the other side's last segment",
            "起始号低于最高号，此前没有抓到过，而且在对方最后一个报文段之后的初始 RTT 之内到来（未知时为 3 ms）",
            "起始號低於最高號，此前沒有擷取到過，而且在對方最後一個區段之後的初始 RTT 之內到來（未知時為 3 ms）"), "RFC 4737", OutOfOrder),
        new(AnalysisFlags.Retransmission, RuleFamily.Repetition, new(
            "begins below the highest number that was sent before, and none of the rules above names it",
            "起始号低于此前发送的最高号，而且不符合以上规则",
            "起始號低於此前傳送的最高號，而且不符合以上規則"), "RFC 6298 §5", Plain),
        new(AnalysisFlags.LostSegment, RuleFamily.Repetition, new(
            "begins above the highest number seen: what lies between was not captured",
            "起始号高于见过的最高号：其间的部分没有抓到",
            "起始號高於見過的最高號：其間的部分沒有擷取到"), "RFC 9293 §3.4", Lost),
    ];

    /// <summary>Compares the segment's number with the highest one of its direction.</summary>
    public static void CompareWithNext(in Situation it, CheckList checks, Relation wanted)
    {
        ref readonly var input = ref it.Input;
        if (input.Forward.Numbered)
        {
            checks.Compare(it.Seq, wanted, it.Next, input.Segment.Seq - input.Forward.Next);
        }
        else
        {
            checks.Is(false, NoneBefore, NoneBefore);
        }
    }

    /// <summary>SYN, FIN and RST must be clear.</summary>
    public static void WantNoControl(in Situation it, CheckList checks) => checks.Is(!it.Input.IsControl, NoControl, Control);

    private static void ZeroWindowProbe(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        checks.Compare(Quantities.Of(Quantities.Length, input.Segment.PayloadLength), Relation.Equal, Quantities.Of(1), input.Segment.PayloadLength - 1);
        CompareWithNext(it, checks, Relation.Equal);
        if (input.Reverse.Seen)
        {
            checks.Compare(Quantities.Of(Quantities.PeerWindow, input.Reverse.LastWindow), Relation.Equal, Quantities.Of(0), input.Reverse.LastWindow);
        }
        else
        {
            checks.Is(false, NoPeer, NoPeer);
        }
    }

    private static void KeepAlive(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        checks.Compare(Quantities.Of(Quantities.Length, input.Segment.PayloadLength), Relation.AtMost, Quantities.Of(1), input.Segment.PayloadLength - 1);
        WantNoControl(it, checks);
        if (input.Forward.Numbered)
        {
            checks.Compare(it.Seq, Relation.Equal, it.Number(Quantities.BeforeNext, input.Forward.Next - 1), input.Segment.Seq - (input.Forward.Next - 1));
        }
        else
        {
            checks.Is(false, NoneBefore, NoneBefore);
        }
    }

    private static void Spurious(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        var length = input.Segment.PayloadLength;
        checks.Compare(Quantities.Of(Quantities.Length, length), Relation.Greater, Quantities.Of(0), length);
        if (input.Reverse.Seen && input.Reverse.LastAck.Value != 0)
        {
            var end = input.Segment.Seq + (uint)length;
            checks.Compare(it.Number(Quantities.End, end), Relation.AtMost, it.PeerAck, end - input.Reverse.LastAck);
        }
        else
        {
            checks.Is(false, NoPeer, NoPeer);
        }
    }

    private static void NotAdvanced(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        if (input.End == input.Segment.Seq)
        {
            checks.Is(false, NotTaken, NotTaken);
        }

        CompareWithNext(it, checks, Relation.Less);
        if (!NotAdvancedRule.Holds(input) && checks.Hold)
        {
            checks.Compare(it.Seq, Relation.Less, it.Number(Quantities.BeforeNext, input.Forward.Next - 1), 0);
        }
    }

    private static void Plain(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        NotAdvanced(it, checks);
        if (checks.Hold)
        {
            checks.Is(!SpuriousRetransmissionRule.Holds(input) && !FastRetransmissionRule.Holds(input) && !OutOfOrderRule.Holds(input), Unnamed, Named);
        }
    }

    private static void Fast(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        NotAdvanced(it, checks);
        checks.Compare(Quantities.Of(Quantities.Duplicates, input.Reverse.Duplicates), Relation.AtLeast,
            Quantities.Of(FastRetransmissionRule.Enough), input.Reverse.Duplicates - FastRetransmissionRule.Enough);

        if (FastRetransmissionRule.SincePeer(input) is not { } since)
        {
            checks.Is(false, NoPeer, NoPeer);
            return;
        }

        if (FastRetransmissionRule.IsAskedFor(input) && input.Segment.Seq != input.Reverse.LastAck)
        {
            checks.Is(true, HasSack, HasSack);
        }
        else
        {
            checks.Compare(it.Seq, Relation.Equal, it.PeerAck, input.Segment.Seq - input.Reverse.LastAck);
        }

        checks.Compare(Quantities.Of(Quantities.SincePeer, since), Relation.Less, Quantities.Of(FastRetransmissionRule.Soon), Difference(since, FastRetransmissionRule.Soon));
    }

    private static void OutOfOrder(in Situation it, CheckList checks)
    {
        ref readonly var input = ref it.Input;
        NotAdvanced(it, checks);
        checks.Is(!OutOfOrderRule.WasSeen(input), NotSeen, WasSeen);
        if (input.End == input.Forward.Next && !OutOfOrderRule.EndsAtNext(input))
        {
            checks.Is(true, BySyn, BySyn);
        }
        else
        {
            checks.Compare(it.End, Relation.NotEqual, it.Next, input.End - input.Forward.Next);
        }

        if (FastRetransmissionRule.SincePeer(input) is { } since)
        {
            var limit = OutOfOrderRule.Limit(input);
            checks.Compare(Quantities.Of(Quantities.SincePeer, since), Relation.Less,
                input.InitialRtt is null ? Quantities.Of(limit) : Quantities.Of(Quantities.InitialRtt, limit), Difference(since, limit));
        }
        else
        {
            checks.Is(false, NoPeer, NoPeer);
        }
    }

    private static void Lost(in Situation it, CheckList checks)
    {
        CompareWithNext(it, checks, Relation.Greater);
        checks.Is(!it.Input.Segment.Has(TcpFlags.Rst), NoRst, Rst);
    }

    private static long Difference(Duration left, Duration right) => left.Nanoseconds - right.Nanoseconds;
}
