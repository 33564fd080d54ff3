using System.Text;

namespace TcpSniff.Typography;

/// <summary>A piece of text of one style.</summary>
internal readonly record struct StyledRun(string Text, TextStyle Style);

/// <summary>One line of text in runs of a style each; knows how many columns it takes.</summary>
internal sealed class StyledText
{
    private readonly List<StyledRun> _runs = [];

    /// <summary>An empty line.</summary>
    public StyledText()
    {
    }

    /// <summary>A line of one run.</summary>
    public StyledText(string text, TextStyle style = TextStyle.Plain) => Add(text, style);

    /// <summary>The runs from left to right.</summary>
    public IReadOnlyList<StyledRun> Runs => _runs;

    /// <summary>Columns that the line takes.</summary>
    public int Width { get; private set; }

    /// <summary>Adds text at the end.</summary>
    public StyledText Add(string text, TextStyle style = TextStyle.Plain)
    {
        if (text.Length > 0)
        {
            _runs.Add(new(text, style));
            Width += DisplayWidth.Of(text);
        }

        return this;
    }

    /// <summary>Adds the runs of another line at the end.</summary>
    public StyledText Add(StyledText other)
    {
        foreach (var (text, style) in other.Runs)
        {
            Add(text, style);
        }

        return this;
    }

    /// <summary>Adds blanks until the line takes so many columns; nothing where it takes more already.</summary>
    public StyledText PadTo(int column) => Add(new string(' ', Math.Max(0, column - Width)));

    /// <summary>The text without its styles and without blanks at its end.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var run in _runs)
        {
            text.Append(run.Text);
        }

        return text.ToString().TrimEnd(' ');
    }
}
