using TcpSniff.Reports;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Watching;

/// <summary>The timeline of one connection in lines of a width, which grows while the connection does; the oldest lines are let go.</summary>
internal sealed class OpenStory : IStyledOutput
{
    /// <summary>More nobody scrolls back.</summary>
    private const int MostLines = 2_000;

    private static readonly Sentence NotTold = new("⋮  {what} not told here", "⋮  {what}，此处不讲述", "⋮  {what}，此處不講述");

    private readonly List<StyledText> _lines = [];
    private readonly TextTimeline _timeline;
    private readonly Language _language;
    private readonly StoryTail _tail;
    private IReadOnlyList<StyledText>? _shown;

    /// <summary>Opens what is known of a connection, and goes on.</summary>
    public OpenStory(WatchedConnection connection, ReportOptions options, int columns)
    {
        (Stream, Columns, _language, _tail) = (connection.Connection.Stream, columns, options.Language, connection.Tail);
        _timeline = new(this, new()
        {
            Language = options.Language,
            Width = columns,
            Colour = options.Colour,
            Time = options.Time,
            Absolute = options.Absolute,
            Names = options.Names,
        });
        _timeline.Render(new HeadEntry(connection.Connection.FirstTime, connection.Connection, null));
        _tail.Follow(Tell);
    }

    /// <summary>Number of the connection.</summary>
    public int Stream { get; }

    /// <summary>Columns that its lines take at most.</summary>
    public int Columns { get; }

    /// <summary>The lines by now; what comes later does not change them.</summary>
    public IReadOnlyList<StyledText> Lines => _shown ??= [.. _lines];

    /// <inheritdoc/>
    public void WriteLine(StyledText line)
    {
        _shown = null;
        _lines.Add(line);
        if (_lines.Count > MostLines + (MostLines / 4))
        {
            _lines.RemoveRange(0, _lines.Count - MostLines);
        }
    }

    /// <summary>Goes on no more.</summary>
    public void Close() => _tail.Follow(null);

    private void Tell(TailItem item)
    {
        if (item.Skipped > 0)
        {
            WriteLine(new(NotTold.Say(_language, ("what", Counted.Segments(item.Skipped))), TextStyle.Dim));
        }

        _timeline.Render(item.Entry);
    }
}
