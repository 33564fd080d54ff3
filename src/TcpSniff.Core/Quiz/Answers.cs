using TcpSniff.Wording;

namespace TcpSniff.Quiz;

/// <summary>The right answer among wrong ones that could be believed.</summary>
internal static class Answers
{
    private const int MostWrong = 3;

    /// <summary>Fills a question's choices: at most three wrong ones, the more tempting first, those that equal another left out. Null where none is left.</summary>
    /// <param name="asked">The question so far.</param>
    /// <param name="random">Puts them in order.</param>
    /// <param name="right">The right one.</param>
    /// <param name="wrong">Wrong ones; null for one that makes no sense here.</param>
    public static Question? Among(this Question asked, Random random, Phrase right, params IEnumerable<Phrase?> wrong)
    {
        var choices = new List<Phrase> { right };
        foreach (var candidate in wrong)
        {
            if (candidate is { } other && choices.Count <= MostWrong && !choices.Exists(known => Text(known) == Text(other)))
            {
                choices.Add(other);
            }
        }

        if (choices.Count == 1)
        {
            return null;
        }

        for (var i = choices.Count - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (choices[i], choices[other]) = (choices[other], choices[i]);
        }

        return asked with { Choices = choices, Answer = choices.FindIndex(choice => Text(choice) == Text(right)) };
    }

    /// <summary>A number that no field can hold is no choice.</summary>
    public static Phrase? Number(long number) => number is >= 0 and <= uint.MaxValue ? number : null;

    private static string Text(Phrase phrase) => phrase.In(Language.English);
}
