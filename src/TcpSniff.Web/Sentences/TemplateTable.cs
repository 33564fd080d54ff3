using TcpSniff.Wording;

namespace TcpSniff.Web.Sentences;

/// <summary>
/// Every sentence that a page uses, once in each language. Statements travel as the sentence's number and what fills its places, so
/// that the page can say them in any of its languages.
/// </summary>
internal sealed class TemplateTable
{
    private readonly Dictionary<Sentence, int> _numbers = [];
    private readonly List<Template> _templates = [];

    /// <summary>The sentences by number.</summary>
    public IReadOnlyList<Template> All => _templates;

    /// <summary>The number of a sentence, which is added where it is new.</summary>
    public int NumberOf(Sentence sentence)
    {
        if (!_numbers.TryGetValue(sentence, out var number))
        {
            _numbers[sentence] = number = _templates.Count;
            _templates.Add(Template.Of(sentence));
        }

        return number;
    }
}
