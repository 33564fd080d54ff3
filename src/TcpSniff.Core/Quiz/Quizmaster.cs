namespace TcpSniff.Quiz;

/// <summary>Chooses questions: of as many kinds as there are, none twice, and the same for the same seed.</summary>
internal static class Quizmaster
{
    // A kind that finds nothing in so many places is left to other stories.
    private const int MostAttempts = 4000;

    /// <summary>So many questions about these stories, or as many as they have.</summary>
    /// <param name="stories">The stories.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">Repeats a round.</param>
    public static IReadOnlyList<Question> Choose(IReadOnlyList<QuizStory> stories, int count, int seed)
    {
        var random = new Random(seed);
        var kinds = QuestionKinds.All.ToArray();
        random.Shuffle(kinds);
        var places = kinds.Select(kind => Places(stories, kind, random)).ToList();
        var chosen = new List<Question>();
        while (chosen.Count < count && places.Count > 0)
        {
            for (var i = 0; i < places.Count && chosen.Count < count; i++)
            {
                if (places[i].MoveNext())
                {
                    chosen.Add(places[i].Current);
                }
                else
                {
                    places.RemoveAt(i--);
                }
            }
        }

        return chosen;
    }

    private static IEnumerator<Question> Places(IReadOnlyList<QuizStory> stories, IQuestionKind kind, Random random)
    {
        var places = stories.SelectMany((story, number) => Enumerable.Range(0, story.Segments.Count).Select(at => (number, at))).ToArray();
        random.Shuffle(places);
        foreach (var (number, at) in places.Take(MostAttempts))
        {
            if (kind.Ask(stories[number], at, random) is { } question)
            {
                yield return question;
            }
        }
    }
}
