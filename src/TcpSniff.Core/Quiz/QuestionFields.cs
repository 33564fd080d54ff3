using TcpSniff.Reports.Fields;
using TcpSniff.Timelines;
using TcpSniff.Wording;

namespace TcpSniff.Quiz;

/// <summary>A question, its number, and the language to ask it in.</summary>
/// <param name="Question">The question.</param>
/// <param name="Number">From 1.</param>
/// <param name="Language">The language.</param>
internal readonly record struct QuestionRow(Question Question, int Number, Language Language);

/// <summary>The fields of <c>record "question"</c>.</summary>
internal static class QuestionFields
{
    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<QuestionRow>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("question")),
        F("number", (in r) => FieldValue.Of(r.Number)),
        F("kind", (in r) => FieldValue.Of(r.Question.Kind)),
        F("story", (in r) => FieldValue.Of(r.Question.Story.Name)),
        F("stream", (in r) => FieldValue.Of(r.Question.Story.Connection.Stream)),
        F("after_frame", (in r) => FieldValue.Of(r.Question.After)),
        F("frame", (in r) => FieldValue.Of(r.Question.Frame)),
        F("text", (in r) => FieldValue.Of(r.Question.Text.In(r.Language))),
        new FieldMap<QuestionRow>("choices", r => r.Question.Choices.Select((choice, index) =>
            new KeyValuePair<string, FieldValue>(QuizText.Key(index), FieldValue.Of(choice.In(r.Language))))),
        F("answer", (in r) => FieldValue.Of(QuizText.Key(r.Question.Answer))),
        F("why", (in r) => FieldValue.Of(r.Question.Why.In(r.Language))),
        F("note", (in r) => FieldValue.Of(SegmentNotes.For(r.Question.Story.Facts(r.Question.At), r.Language))),
        F("read", (in r) => FieldValue.Of(r.Question.Read)),
    ];

    private static Field<QuestionRow> F(string name, FieldReader<QuestionRow> read) => new(name, read);
}
