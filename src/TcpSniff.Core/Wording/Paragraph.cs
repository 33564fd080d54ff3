namespace TcpSniff.Wording;

/// <summary>Sentences that follow each other.</summary>
internal static class Paragraph
{
    private static readonly Sentence Two = new("{a} {b}", "{a}{b}", "{a}{b}");

    /// <summary>All sentences in their order, those that are null left out; at least one is none.</summary>
    public static Statement Of(params ReadOnlySpan<Statement?> sentences)
    {
        Statement? all = null;
        foreach (var sentence in sentences)
        {
            all = all is null || sentence is null ? all ?? sentence : new(Two, ("a", all), ("b", sentence));
        }

        return all ?? throw new ArgumentException("A paragraph without a sentence.", nameof(sentences));
    }
}
