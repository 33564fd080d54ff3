namespace TcpSniff.Quiz;

/// <summary>A kind of question. A new one is a file in <c>Kinds/</c> and a line in <see cref="QuestionKinds"/>.</summary>
internal interface IQuestionKind
{
    /// <summary>Its id: kebab-case and stable.</summary>
    string Id { get; }

    /// <summary>The question whose answer is segment <paramref name="at"/>; null where the facts there have none of this kind.</summary>
    /// <param name="story">The story.</param>
    /// <param name="at">Index of the segment.</param>
    /// <param name="random">Puts the choices in order: the same for the same seed.</param>
    Question? Ask(QuizStory story, int at, Random random);
}
