namespace TcpSniff.Wording;

/// <summary>A sentence together with the numbers and names that fill it: data until somebody asks for it in a language.</summary>
public sealed class Statement
{
    private readonly (string Name, Phrase Value)[] _values;

    internal Statement(Sentence sentence, params (string Name, Phrase Value)[] values) => (Sentence, _values) = (sentence, values);

    /// <summary>The sentence with its placeholders.</summary>
    internal Sentence Sentence { get; }

    /// <summary>What it claims: see <see cref="Sentence.Claim"/>.</summary>
    public string Claim => Sentence.Claim;

    /// <summary>What fills the placeholders, and names of numbers that the claim is about. A name that is given twice means the first.</summary>
    internal IReadOnlyList<(string Name, Phrase Value)> Values => _values;

    /// <summary>The value of that name; null for none.</summary>
    internal Phrase? this[string name]
    {
        get
        {
            foreach (var (key, value) in _values)
            {
                if (key == name)
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>This statement and all that fill its placeholders, the outer ones first: everything that is claimed with it.</summary>
    internal IEnumerable<Statement> Claims => _values.Select(value => value.Value.Statement).OfType<Statement>().SelectMany(inner => inner.Claims).Prepend(this);

    /// <summary>The filled sentence.</summary>
    public string In(Language language) => Sentence.Say(language, _values);

    /// <summary>English, for debugging.</summary>
    public override string ToString() => In(Language.English);
}
