using System.Text;
using TcpSniff.Wording;

namespace TcpSniff.Web.Sentences;

/// <summary>A sentence whose places are numbered, <c>ack {0} = {1} + 1</c>, in the order of <paramref name="Names"/>.</summary>
/// <param name="Names">What the sentence calls its places.</param>
/// <param name="Texts">English, simplified and traditional Chinese.</param>
internal sealed record Template(IReadOnlyList<string> Names, IReadOnlyList<string> Texts)
{
    /// <summary>Numbers the places of a sentence.</summary>
    public static Template Of(Sentence sentence)
    {
        var names = new List<string>();
        string[] texts = [Number(sentence.En, names), Number(sentence.Hans, names), Number(sentence.Hant, names)];
        return new(names, texts);
    }

    private static string Number(string text, List<string> names)
    {
        var numbered = new StringBuilder(text.Length);
        var at = 0;
        for (var open = text.IndexOf('{', 0); open >= 0; open = text.IndexOf('{', at))
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var name = text[(open + 1)..close];
            var number = names.IndexOf(name);
            if (number < 0)
            {
                number = names.Count;
                names.Add(name);
            }

            numbered.Append(text, at, open - at).Append('{').Append(number).Append('}');
            at = close + 1;
        }

        return numbered.Append(text, at, text.Length - at).ToString();
    }
}
