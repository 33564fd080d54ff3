using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Quiz;

/// <summary>Shows questions and answers as text: the last segments of the story, what is asked, and what can be answered.</summary>
internal sealed class QuizText(IStyledOutput output, TimelineOptions options)
{
    // Enough to see what is going on; earlier ones are named by a line of dots.
    private const int MostSegments = 4;
    private const int Indent = 4;

    private static readonly Sentence Head = new("Question {n} of {all} · {story}", "第 {n} 题，共 {all} 题 · {story}", "第 {n} 題，共 {all} 題 · {story}");
    private static readonly Sentence LeftOut = new("⋮  frames before {frame} are left out", "⋮  第 {frame} 帧之前的省略", "⋮  第 {frame} 個訊框之前的省略");
    private static readonly Sentence Right = new("Right: {key}, {choice}.", "答对了：{key}，{choice}。", "答對了：{key}，{choice}。");
    private static readonly Sentence Wrong = new("No: {key}, {choice}.", "不对，应为 {key}，{choice}。", "不對，應為 {key}，{choice}。");
    private static readonly Sentence Told = new("The answer: {key}, {choice}.", "答案：{key}，{choice}。", "答案：{key}，{choice}。");
    private static readonly Sentence Score = new("{right} of {asked} right.", "{asked} 题答对 {right} 题。", "{asked} 題答對 {right} 題。");
    private static readonly Sentence ToRead = new("Read: {what}", "建议阅读：{what}", "建議閱讀：{what}");

    /// <summary>What a choice is chosen by: <c>a</c> to <c>d</c>.</summary>
    public static string Key(int index) => ((char)('a' + index)).ToString();

    /// <summary>Shows a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="number">From 1.</param>
    /// <param name="all">How many there are.</param>
    public void Ask(Question question, int number, int all)
    {
        output.WriteLine(new(Head.Say(options.Language, ("n", number), ("all", all), ("story", question.Story.Name)), TextStyle.Heading));
        var timeline = new TextTimeline(output, options);
        var story = question.Story;
        timeline.Render(new HeadEntry(story.Connection.FirstTime, story.Connection, null));
        var first = Math.Max(0, question.At - MostSegments);
        if (first > 0)
        {
            output.WriteLine(new());
            output.WriteLine(new(LeftOut.Say(options.Language, ("frame", story.Facts(first).Frame)), TextStyle.Dim));
        }

        for (var at = first; at < question.At; at++)
        {
            timeline.Render(story.Segments[at]);
        }

        output.WriteLine(new());
        Write(question.Text.In(options.Language), 0, TextStyle.Bright);
        for (var i = 0; i < question.Choices.Count; i++)
        {
            Write($"{Key(i)}  {question.Choices[i].In(options.Language)}", Indent, TextStyle.Plain);
        }
    }

    /// <summary>Shows the right answer, and why it is.</summary>
    /// <param name="question">The question.</param>
    /// <param name="given">Index of what was answered; null for nothing.</param>
    public void Answer(Question question, int? given)
    {
        var (sentence, style) = given is null ? (Told, TextStyle.Bright) : given == question.Answer ? (Right, TextStyle.Good) : (Wrong, TextStyle.Error);
        Write(sentence.Say(options.Language, ("key", Key(question.Answer)), ("choice", question.Choices[question.Answer].In(options.Language))), 0, style);
        Write($"{question.Why.In(options.Language)} ({question.Read})", Indent, TextStyle.Plain);
        if (SegmentNotes.For(question.Story.Facts(question.At), options.Language) is { Length: > 0 } note)
        {
            Write($"{FrameOf.Say(options.Language, ("n", question.Frame))}{note}", Indent, TextStyle.Dim);
        }

        output.WriteLine(new());
    }

    /// <summary>Shows the score, and what to read about that which was not known.</summary>
    public void Finish(int right, IReadOnlyCollection<Question> asked, IEnumerable<Question> wrong)
    {
        output.WriteLine(new(Score.Say(options.Language, ("right", right), ("asked", asked.Count)), TextStyle.Heading));
        var what = wrong.Select(question => $"{question.Kind} ({question.Read})").Distinct().ToList();
        if (what.Count > 0)
        {
            Write(ToRead.Say(options.Language, ("what", string.Join(", ", what))), 0, TextStyle.Plain);
        }
    }

    private static readonly Sentence FrameOf = new("Frame {n}: ", "第 {n} 帧：", "第 {n} 個訊框：");

    private void Write(string text, int indent, TextStyle style)
    {
        foreach (var line in LineBreaker.Break(new StyledText(text, style), Math.Max(40, Math.Min(options.Width, 100) - indent)))
        {
            output.WriteLine(new StyledText().PadTo(indent).Add(line));
        }
    }
}
