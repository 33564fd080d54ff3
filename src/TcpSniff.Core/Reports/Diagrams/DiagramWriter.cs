using System.Globalization;
using System.Text;

namespace TcpSniff.Reports.Diagrams;

/// <summary>Writes the parts of a sequence diagram in some language. Texts come as they are: the writer escapes them, so that nothing in them is syntax.</summary>
internal abstract class DiagramWriter(TextWriter output)
{
    /// <summary>Begins the diagram.</summary>
    public abstract void Begin();

    /// <summary>Ends the diagram.</summary>
    public abstract void End();

    /// <summary>Declares the two ends of a connection; all are declared before anything happens.</summary>
    public abstract void Ends(string title, Lifeline client, Lifeline server);

    /// <summary>Draws a segment from one end to the other; a lost one does not arrive.</summary>
    public abstract void Arrow(Lifeline from, Lifeline to, string text, bool lost);

    /// <summary>Says what state an end is in, at the end.</summary>
    /// <param name="end">The end.</param>
    /// <param name="state">Its state.</param>
    /// <param name="besideLast">Whether it may stand at the height of what was written last.</param>
    public abstract void State(Lifeline end, string state, bool besideLast);

    /// <summary>Says something beside an end.</summary>
    public abstract void Aside(Lifeline end, string text);

    /// <summary>Says something across both ends, line by line.</summary>
    public abstract void Note(Lifeline client, Lifeline server, IEnumerable<string> lines);

    /// <summary>Says that time passes.</summary>
    public abstract void Pause(Lifeline client, Lifeline server, string text);

    /// <summary>A remark to whoever reads the diagram's source.</summary>
    public abstract void Comment(string text);

    /// <summary>Writes a line of the diagram's language.</summary>
    protected void Line(string line)
    {
        output.Write(line);
        output.Write('\n');
    }

    /// <summary>The text with every character that is no letter, digit, blank or harmless mark replaced by its number.</summary>
    protected static string Escape(string text, string harmless, Func<Rune, string> replace)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(Rune.IsLetterOrDigit(rune) || harmless.Contains(rune.ToString(), StringComparison.Ordinal) ? rune.ToString() : replace(rune));
        }

        return escaped.ToString();
    }

    /// <summary>A number without grouping.</summary>
    protected static string Number(int number, string format = "D") => number.ToString(format, CultureInfo.InvariantCulture);
}

/// <summary>One end of a connection in a diagram.</summary>
/// <param name="Id">Its name in the diagram's source: a letter and a number.</param>
/// <param name="Name">What stands above it.</param>
/// <param name="IsLeft">Whether it stands at the left.</param>
internal readonly record struct Lifeline(string Id, string Name, bool IsLeft);
