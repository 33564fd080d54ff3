using System.Globalization;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Explanations;

/// <summary>Writes an explanation as text: what the frame is, and below it a line for the rule, its numbers, and what was tried.</summary>
internal sealed class ExplanationText(IStyledOutput output, ReportOptions options)
{
    private const string Indent = "  ";
    private const string Dot = " · ";

    private static readonly Sentence FrameOf = new("frame {n}", "第 {n} 帧", "第 {n} 個訊框");
    private static readonly Sentence ConnectionOf = new("connection {n}", "连接 {n}", "連線 {n}");
    private static readonly Sentence Rule = new("rule", "规则", "規則");
    private static readonly Sentence Numbers = new("numbers", "数值", "數值");
    private static readonly Sentence Note = new("means", "含义", "含義");
    private static readonly Sentence States = new("states", "状态", "狀態");
    private static readonly Sentence Frames = new("frames", "依据", "依據");
    private static readonly Sentence Tried = new("tried", "其他", "其他");
    private static readonly Sentence Decides = new("decides", "判断", "判斷");
    private static readonly Sentence Read = new("read", "参考", "參考");
    private static readonly Sentence No = new("{ids}: no, {why}", "已排除：{ids}（{why}）", "已排除：{ids}（{why}）");
    private static readonly Sentence AlsoFits = new("{ids}: also fits ({why})", "{ids}：也符合（{why}）", "{ids}：也符合（{why}）");
    private static readonly Sentence Ambiguous = new("Fast retransmission and out of order both fit.", "快重传和乱序都符合。", "快速重傳和亂序都符合。");
    private static readonly Sentence EvidenceFrames = new("{role} {frames}", "{role}：第 {frames} 帧", "{role}：第 {frames} 個訊框");
    private static readonly Sentence NoLabel = new("nothing odd", "没有异常", "沒有異常");

    /// <summary>Writes it.</summary>
    public void Write(Explanation explanation)
    {
        if (explanation is not { Segment: { } facts, Step: { } step })
        {
            Lines(new StyledText(Say(FrameOf, explanation.Frame)).Add(Dot).Add(explanation.Packet?.In(options.Language) ?? ""), "");
            return;
        }

        Lines(Head(explanation.Frame, facts), "");
        foreach (var verdict in explanation.Given)
        {
            output.WriteLine(new(Name(verdict), TextStyle.Heading));
            Row(Rule, verdict.Rule.In(options.Language));
            Row(Numbers, string.Join(Dot, verdict.Checks.Select(check => check.Text.In(options.Language))));
            Row(Read, verdict.Reference);
        }

        output.WriteLine(new(explanation.Given.Count == 0 ? $"{Phase(facts)}{Dot}{NoLabel.In(options.Language)}" : Phase(facts), TextStyle.Heading));
        Row(Rule, step.Rule.In(options.Language));
        Row(Note, SegmentNotes.For(facts, options.Language));
        Row(States, $"{Change(facts, Role.Client)}{Dot}{Change(facts, Role.Server)}");
        Row(Read, step.Reference);

        Row(Frames, string.Join(Dot, explanation.Evidence.GroupBy(frame => frame.Role).Select(Evidence)));
        foreach (var group in explanation.Tried.GroupBy(Outcome))
        {
            Row(Tried, group.Key.Sentence.Say(options.Language, ("ids", string.Join(options.Language == Language.English ? ", " : "、", group.Select(Name))), ("why", group.Key.Why)));
        }

        Row(Decides, string.Join(' ', [explanation.IsAmbiguous ? Ambiguous.In(options.Language) : "", string.Join(Dot, explanation.Clues.Select(clue => clue.Text.In(options.Language)))]).Trim());
    }

    private StyledText Head(long frame, in SegmentFacts facts)
    {
        var (from, to) = (facts.From.Word().In(options.Language), facts.From.Peer().Word().In(options.Language));
        var length = (uint)facts.Segment.PayloadLength;
        var numbers = length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"seq {facts.Seq}")
            : string.Create(CultureInfo.InvariantCulture, $"seq {facts.Seq}–{unchecked(facts.Seq + length - 1)}");
        return new StyledText(string.Join(Dot,
            [Say(FrameOf, frame), Say(ConnectionOf, facts.Connection.Stream), $"{from} → {to}", string.Join(' ', FlagNames.List(facts.Segment.Flags)), numbers]), TextStyle.Bright);
    }

    /// <summary>What a rule that was tried came to: the first condition that does not hold, or all where all do.</summary>
    private (Sentence Sentence, string Why) Outcome(RuleVerdict verdict) => verdict.Holds
        ? (AlsoFits, string.Join(Dot, verdict.Checks.Select(check => check.Text.In(options.Language))))
        : (No, verdict.Checks.First(check => !check.Holds).Text.In(options.Language));

    private string Phase(in SegmentFacts facts) => PhaseLabel.Of(facts, facts.Step, options.Language);

    private string Change(in SegmentFacts facts, Role end)
    {
        var (before, now) = end == Role.Client ? (facts.ClientBefore, facts.Client) : (facts.ServerBefore, facts.Server);
        var change = before.State == now.State ? Text(now) : $"{Text(before)} → {Text(now)}";
        return $"{end.Word().In(options.Language)} {change}";
    }

    private static string Text(EndpointState state) => state.Proved ? state.State.Name() : $"({state.State.Name()})";

    private string Evidence(IGrouping<string, EvidenceFrame> frames)
    {
        var numbers = string.Join(", ", frames.Select(frame => frame.Frame.ToString(CultureInfo.InvariantCulture)));
        var role = LabelWords.In(frames.Key, options.Language);
        var named = EvidenceFrames.Say(options.Language, ("role", role), ("frames", numbers));
        return frames.Count() == 1 && frames.Single().Elapsed is { } elapsed ? $"{named} ({SpanText.Of(elapsed)})" : named;
    }

    private string Name(RuleVerdict verdict) => LabelWords.In(verdict.Label.Ids()[0], options.Language);

    private string Say(Sentence sentence, long number) => sentence.Say(options.Language, ("n", number));

    private void Row(Sentence key, string text)
    {
        if (text.Length > 0)
        {
            Lines(new(text), key.In(options.Language));
        }
    }

    private void Lines(StyledText text, string key)
    {
        const int column = 12;
        var first = true;
        foreach (var line in LineBreaker.Break(text, Math.Max(20, options.Width - (key.Length > 0 ? column : 0))))
        {
            var start = key.Length == 0 ? new StyledText() : new StyledText(Indent).Add(first ? key : "", TextStyle.Label).PadTo(column);
            output.WriteLine(start.Add(line));
            first = false;
        }
    }
}
