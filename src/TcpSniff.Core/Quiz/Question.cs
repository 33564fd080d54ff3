using TcpSniff.Wording;

namespace TcpSniff.Quiz;

/// <summary>A question about a story, made from its facts, with the answer and why.</summary>
internal sealed record Question
{
    /// <summary>The kind's id: kebab-case and stable.</summary>
    public required string Kind { get; init; }

    /// <summary>The story that it is about.</summary>
    public required QuizStory Story { get; init; }

    /// <summary>Index of the segment that answers it: the story is shown up to the one before.</summary>
    public required int At { get; init; }

    /// <summary>What is asked.</summary>
    public required Statement Text { get; init; }

    /// <summary>What can be answered, two to four, each different.</summary>
    public required IReadOnlyList<Phrase> Choices { get; init; }

    /// <summary>Index of the right one.</summary>
    public required int Answer { get; init; }

    /// <summary>Why it is the right one.</summary>
    public required Statement Why { get; init; }

    /// <summary>Where to read more: an RFC with its section.</summary>
    public required string Read { get; init; }

    /// <summary>Number of the segment that answers it in the capture.</summary>
    public long Frame => Story.Segments[At].Facts.Frame;

    /// <summary>The last segment that is shown before; null where it is the first.</summary>
    public long? After => At > 0 ? Story.Segments[At - 1].Facts.Frame : null;
}
