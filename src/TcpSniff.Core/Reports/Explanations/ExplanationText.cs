using System.Globalization;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
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
            output.WriteLine(new(ExplanationParts.Name(verdict).In(options.Language), TextStyle.Heading));
            Row(Rule, verdict.Rule.In(options.Language));
            Row(Numbers, ExplanationParts.Numbers(verdict).In(options.Language));
            Row(Read, verdict.Reference);
        }

        output.WriteLine(new(explanation.Given.Count == 0 ? $"{Phase(facts)}{Dot}{NoLabel.In(options.Language)}" : Phase(facts), TextStyle.Heading));
        Row(Rule, step.Rule.In(options.Language));
        Row(Note, SegmentNotes.For(facts, options.Language));
        Row(States, $"{Change(facts, Role.Client)}{Dot}{Change(facts, Role.Server)}");
        Row(Read, step.Reference);

        Row(Frames, string.Join(Dot, ExplanationParts.Frames(explanation).Select(line => line.Text.In(options.Language))));
        foreach (var tried in ExplanationParts.Tried(explanation))
        {
            Row(Tried, tried.In(options.Language));
        }

        Row(Decides, ExplanationParts.Decides(explanation)?.In(options.Language) ?? "");
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

    private string Phase(in SegmentFacts facts) => PhaseLabel.Of(facts, facts.Step, options.Language);

    private string Change(in SegmentFacts facts, Role end)
    {
        var (before, now) = end == Role.Client ? (facts.ClientBefore, facts.Client) : (facts.ServerBefore, facts.Server);
        var change = before.State == now.State ? Text(now) : $"{Text(before)} → {Text(now)}";
        return $"{end.Word().In(options.Language)} {change}";
    }

    private static string Text(EndpointState state) => state.Proved ? state.State.Name() : $"({state.State.Name()})";

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
