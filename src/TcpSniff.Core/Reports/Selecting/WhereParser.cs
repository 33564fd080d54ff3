namespace TcpSniff.Reports.Selecting;

/// <summary>
/// Reads a selection by recursive descent:
/// <code>
/// either := both ("or" both)*        both := not ("and" not)*
/// not    := "not" not | "(" either ")" | term
/// term   := "host" ADDRESS | "state" STATE | … | FIELD (&lt; &lt;= = != &gt;= &gt;) VALUE
/// </code>
/// </summary>
internal sealed class WhereParser(string text)
{
    private const int MaxDepth = 64;

    private readonly List<(string Word, int Column)> _words = WhereLexer.Cut(text);
    private int _at;
    private int _depth;

    /// <summary>The word that comes next, empty at the end.</summary>
    public string Next => _at < _words.Count ? _words[_at].Word : "";

    /// <summary>Reads all of the text.</summary>
    public Predicate<ConnectionResult> Parse()
    {
        var selection = Either();
        return _at == _words.Count ? selection : throw Wrong("expected \"and\", \"or\" or the end");
    }

    /// <summary>Takes the next word.</summary>
    public string Take(string expected)
    {
        if (_at == _words.Count)
        {
            throw Wrong($"expected {expected}");
        }

        return _words[_at++].Word;
    }

    /// <summary>The error for the word before the current place.</summary>
    public WhereSyntaxException WrongLast(string problem)
    {
        _at--;
        return Wrong(problem);
    }

    private Predicate<ConnectionResult> Either()
    {
        var left = Both();
        while (TakeIf("or", "||"))
        {
            var (first, second) = (left, Both());
            left = c => first(c) || second(c);
        }

        return left;
    }

    private Predicate<ConnectionResult> Both()
    {
        var left = Not();
        while (TakeIf("and", "&&"))
        {
            var (first, second) = (left, Not());
            left = c => first(c) && second(c);
        }

        return left;
    }

    private Predicate<ConnectionResult> Not()
    {
        if (++_depth > MaxDepth)
        {
            throw Wrong("nested too deep");
        }

        try
        {
            if (TakeIf("not", "!"))
            {
                var negated = Not();
                return c => !negated(c);
            }

            if (!TakeIf("(", "("))
            {
                return WhereTerms.Read(this);
            }

            var inner = Either();
            return TakeIf(")", ")") ? inner : throw Wrong("expected \")\"");
        }
        finally
        {
            _depth--;
        }
    }

    private bool TakeIf(string word, string sign)
    {
        var found = Next.Equals(word, StringComparison.OrdinalIgnoreCase) || Next == sign;
        _at += found ? 1 : 0;
        return found;
    }

    private WhereSyntaxException Wrong(string problem) => _at < _words.Count
        ? new($"at column {_words[_at].Column}, \"{_words[_at].Word}\": {problem}")
        : new($"at the end: {problem}");
}
