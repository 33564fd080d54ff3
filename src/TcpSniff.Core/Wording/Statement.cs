namespace TcpSniff.Wording;

/// <summary>A sentence together with the numbers and names that fill it: data until somebody asks for it in a language.</summary>
public sealed class Statement(Sentence sentence, params (string Name, Phrase Value)[] values)
{
    /// <summary>The sentence with its placeholders.</summary>
    public Sentence Sentence { get; } = sentence;

    /// <summary>What fills the placeholders.</summary>
    public IReadOnlyList<(string Name, Phrase Value)> Values => values;

    /// <summary>The filled sentence.</summary>
    public string In(Language language) => Sentence.Say(language, values);

    /// <summary>English, for debugging.</summary>
    public override string ToString() => In(Language.English);
}
