using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>Where the columns stand: <c>frame time │ the way │ time frame</c>, the client's clock at the left and the server's at the right.</summary>
internal sealed class SightingLayout
{
    private const int Frame = 6;
    private const int Narrowest = 72;
    private const int LongestLane = 70;

    /// <summary>Places the columns.</summary>
    public SightingLayout(ReportOptions options)
    {
        TimeWidth = options.Time switch { TimeDisplay.Utc or TimeDisplay.Local => 15, TimeDisplay.Epoch => 17, _ => 10 };
        TimeEnd = Frame + 1 + TimeWidth;
        Lane = TimeEnd + 2;
        LaneWidth = Math.Min(LongestLane, Math.Max(Narrowest, options.Width) - Lane - 1 - TimeWidth - 1 - Frame);
        FarTimeEnd = Lane + LaneWidth + 1 + TimeWidth;
        FarFrameEnd = FarTimeEnd + 1 + Frame;
    }

    /// <summary>Where the frame beside the client ends.</summary>
    public static int FrameEnd => Frame;

    /// <summary>How wide a time is.</summary>
    public int TimeWidth { get; }

    /// <summary>Where the time beside the client ends.</summary>
    public int TimeEnd { get; }

    /// <summary>Where the way begins.</summary>
    public int Lane { get; }

    /// <summary>How wide the way is.</summary>
    public int LaneWidth { get; }

    /// <summary>Where the time beside the server ends.</summary>
    public int FarTimeEnd { get; }

    /// <summary>Where the frame beside the server ends.</summary>
    public int FarFrameEnd { get; }
}
