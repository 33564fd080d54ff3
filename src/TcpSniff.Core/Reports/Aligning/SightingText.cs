using System.Globalization;
using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;
using TcpSniff.Timelines.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>One segment on its way: when it passed the one and the other point of capture, and below it what is worth a word.</summary>
internal sealed class SightingText(ReportOptions options, SightingLayout layout)
{
    /// <summary>How far what gets lost is drawn, in parts of the way.</summary>
    private const double HowFar = 0.8;

    private static readonly Sentence Frame = new("frame", "帧", "訊框");
    private static readonly Sentence Time = new("time", "时间", "時間");

    /// <summary>The titles of the columns.</summary>
    public StyledText Titles()
    {
        var line = new StyledText();
        RightAlign(line, Frame.In(options.Language), SightingLayout.FrameEnd, TextStyle.Dim);
        RightAlign(line, Time.In(options.Language), layout.TimeEnd, TextStyle.Dim);
        line.PadTo(layout.Lane).Add(Role.Client.Word().In(options.Language), TextStyle.Dim);
        RightAlign(line, Role.Server.Word().In(options.Language), layout.Lane + layout.LaneWidth, TextStyle.Dim);
        RightAlign(line, Time.In(options.Language), layout.FarTimeEnd, TextStyle.Dim);
        RightAlign(line, Frame.In(options.Language), layout.FarFrameEnd, TextStyle.Dim);
        return line;
    }

    /// <summary>All lines of a segment.</summary>
    public IEnumerable<StyledText> Lines(Alignment alignment, Sighting sighting, Duration? gap)
    {
        var (client, server) = (At(sighting, Role.Client), At(sighting, Role.Server));
        var drawn = Draw(sighting);
        var line = new StyledText();
        RightAlign(line, FrameOf(client), SightingLayout.FrameEnd, TextStyle.Dim);
        RightAlign(line, client is null ? "" : Moment(client.Time, client.Time - alignment.Began, gap), layout.TimeEnd, TextStyle.Plain);
        line.PadTo(layout.Lane).Add(drawn[0]);
        RightAlign(line, server is null ? "" : Moment(server.Time, alignment.Clock.Here(server.Time) - alignment.Began, sighting.Delay ?? gap), layout.FarTimeEnd, TextStyle.Plain);
        RightAlign(line, FrameOf(server), layout.FarFrameEnd, TextStyle.Dim);
        yield return line;
        foreach (var more in drawn.Skip(1))
        {
            yield return new StyledText().PadTo(layout.Lane).Add(more);
        }

        foreach (var note in SightingNotes.Of(alignment, sighting))
        {
            foreach (var part in LineBreaker.Break(new(note.Text.In(options.Language), note.Style), Math.Max(20, layout.LaneWidth - 3)))
            {
                yield return new StyledText().PadTo(layout.Lane + 3).Add(part);
            }
        }
    }

    /// <summary>The arrow: all the way, up to where it got lost, or from where it was made.</summary>
    private List<StyledText> Draw(Sighting sighting)
    {
        var style = Style(sighting.Fate);
        var (passes, arrives) = (sighting.Sent is not null, sighting.Received.Count > 0);
        var width = passes && arrives ? layout.LaneWidth : (int)(layout.LaneWidth * HowFar);
        var rows = Words(sighting).Draw(sighting.From, width, style).ToList();
        if (passes && arrives)
        {
            return rows;
        }

        var mark = passes ? sighting.Fate == Fate.Lost ? "✕" : "?" : "●";
        var atRight = passes == (sighting.From == Role.Client);
        rows[0] = Mark(rows[0], mark, atRight, style);
        return atRight ? rows : [.. rows.Select(row => new StyledText().PadTo(layout.LaneWidth - width).Add(row))];
    }

    private static StyledText Mark(StyledText arrow, string mark, bool atRight, TextStyle style)
    {
        var text = arrow.Runs;
        var marked = new StyledText();
        for (var i = 0; i < text.Count; i++)
        {
            var run = text[i].Text;
            run = !atRight && i == 0 ? mark + run[1..] : run;
            run = atRight && i == text.Count - 1 ? run[..^1] + mark : run;
            marked.Add(run, i == 0 || i == text.Count - 1 ? style : text[i].Style);
        }

        return marked;
    }

    private Arrow Words(Sighting sighting)
    {
        var segment = sighting.Segment;
        var arrow = new Arrow().Add(ArrowWords.FlagNames(segment.Flags)).Add(ArrowWords.Number("seq", options.Absolute ? segment.Seq.Value : sighting.Seq));
        if (sighting.Ack is { } ack)
        {
            arrow.Add(ArrowWords.Number("ack", options.Absolute ? segment.Ack.Value : ack));
        }

        if (segment.Length > 0)
        {
            arrow.Add(ArrowWords.Number("len", segment.Length));
        }

        return sighting.Delay is { } delay ? arrow.AddIfRoom(new(SpanText.Of(delay), TextStyle.Label), closer: true) : arrow;
    }

    private static TextStyle Style(Fate fate) => fate switch
    {
        Fate.Lost or Fate.PartlyLost or Fate.Injected => TextStyle.Error,
        Fate.Reordered or Fate.Duplicated or Fate.Unrecorded => TextStyle.Warning,
        Fate.NotCaptured or Fate.Copied => TextStyle.Dim,
        _ => TextStyle.Plain,
    };

    private string Moment(CaptureTime time, Duration relative, Duration? delta) => TimeText.Brief(options.Time, time, relative, delta ?? Duration.Zero);

    private static SeenSegment? At(Sighting sighting, Role end) => sighting.From == end ? sighting.Sent : sighting.Received.Count > 0 ? sighting.Received[^1] : null;

    private static string FrameOf(SeenSegment? segment) => segment?.Frame.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void RightAlign(StyledText line, string text, int end, TextStyle style) =>
        line.PadTo(Math.Max(line.Width + (line.Width > 0 && text.Length > 0 ? 1 : 0), end - DisplayWidth.Of(text))).Add(text, style);
}
