using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>Where the columns of a timeline stand: <c>[#stream] frame time [delta] client lane server</c>.</summary>
/// <remarks>
/// The lane, in which the arrows fly, takes what the others leave. The delta shows only where it leaves the lane enough for the
/// numbers of an ordinary segment; the window shows only where an arrow has room for it. States, flags and numbers always show.
/// </remarks>
internal sealed class TimelineLayout
{
    private const int MinWidth = 72;
    private const int Stream = 5;
    private const int Frame = 6;
    private const int NarrowFrame = 5;
    private const int Narrow = 96;
    private const int Delta = 11;
    private const int State = 14;
    private const int ComfortableLane = 36;
    private const int LongestLane = 60;
    private const int LongestLine = 100;

    /// <summary>Places the columns.</summary>
    public TimelineLayout(TimelineOptions options)
    {
        var width = Math.Max(MinWidth, options.Width);
        Width = width;
        StreamEnd = options.Interleaved ? Stream : 0;
        var narrow = width < Narrow;
        FrameEnd = StreamEnd + (narrow ? NarrowFrame : Frame);
        TimeEnd = FrameEnd + 1 + TimeWidth(options.Time, narrow);
        var lane = width - TimeEnd - 1 - State - 1 - 1 - State;
        ShowsDelta = options.Time != TimeDisplay.Delta && lane - Delta >= ComfortableLane;
        DeltaEnd = ShowsDelta ? TimeEnd + Delta : TimeEnd;
        Lane = Math.Min(LongestLane, lane - (ShowsDelta ? Delta : 0));
        Client = DeltaEnd + 1;
        LaneStart = Client + State + 1;
        Server = LaneStart + Lane + 1;
        Text = TimeEnd + 2;
        TextWidth = Math.Min(LongestLine, width - Text);
    }

    /// <summary>How wide all of it is at most.</summary>
    public int Width { get; }

    /// <summary>Where the connection's number ends; 0 where it does not show.</summary>
    public int StreamEnd { get; }

    /// <summary>Where the frame's number ends.</summary>
    public int FrameEnd { get; }

    /// <summary>Where the time ends.</summary>
    public int TimeEnd { get; }

    /// <summary>Whether there is room for the time since the segment before.</summary>
    public bool ShowsDelta { get; }

    /// <summary>Where that time ends.</summary>
    public int DeltaEnd { get; }

    /// <summary>Where the client's state begins, or the parenthesis before it.</summary>
    public int Client { get; }

    /// <summary>Where the lane of the arrows begins.</summary>
    public int LaneStart { get; }

    /// <summary>How wide the lane is.</summary>
    public int Lane { get; }

    /// <summary>Where the server's state begins, or the parenthesis before it.</summary>
    public int Server { get; }

    /// <summary>Where the sentences begin.</summary>
    public int Text { get; }

    /// <summary>How wide the sentences may be: never so wide that the eye loses the line.</summary>
    public int TextWidth { get; }

    private static int TimeWidth(TimeDisplay display, bool narrow) => display switch
    {
        TimeDisplay.Utc or TimeDisplay.Local => 15,
        TimeDisplay.Epoch => 17,
        _ => narrow ? 9 : 10,
    };
}
