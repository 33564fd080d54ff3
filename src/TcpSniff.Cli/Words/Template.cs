namespace TcpSniff.Cli.Words;

/// <summary>A text with placeholders in braces, which finds what stands in their places. Takes time in proportion to the text.</summary>
internal sealed class Template
{
    private readonly List<string> _pieces = [];
    private readonly List<string> _names = [];

    /// <summary>From a text such as <c>cannot listen on {end}: {reason}</c>.</summary>
    public Template(string text)
    {
        var at = 0;
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', at))
        {
            var close = text.IndexOf('}', open);
            _pieces.Add(text[at..open]);
            _names.Add(text[(open + 1)..close]);
            at = close + 1;
        }

        _pieces.Add(text[at..]);
        Letters = _pieces.Sum(piece => piece.Length);
    }

    /// <summary>How much of it is not a placeholder.</summary>
    public int Letters { get; }

    /// <summary>Whether a text has placeholders.</summary>
    public static bool Is(string text) => text.Contains('{', StringComparison.Ordinal);

    /// <summary>What stands in the places, none of it empty; null where the text is another.</summary>
    public IReadOnlyList<(string Name, string Value)>? Match(string text)
    {
        if (!text.StartsWith(_pieces[0], StringComparison.Ordinal))
        {
            return null;
        }

        var values = new List<(string, string)>(_names.Count);
        var at = _pieces[0].Length;
        for (var i = 0; i < _names.Count; i++)
        {
            var end = End(text, at, _pieces[i + 1], last: i + 1 == _names.Count);
            if (end <= at)
            {
                return null;
            }

            values.Add((_names[i], text[at..end]));
            at = end + _pieces[i + 1].Length;
        }

        return values;
    }

    private static int End(string text, int at, string piece, bool last) =>
        !last ? at + 1 < text.Length ? text.IndexOf(piece, at + 1, StringComparison.Ordinal) : -1
        : text.EndsWith(piece, StringComparison.Ordinal) ? text.Length - piece.Length
        : -1;
}
