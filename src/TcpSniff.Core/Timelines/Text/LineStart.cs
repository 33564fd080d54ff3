using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>Begins the line of a packet: connection, frame, time, delta.</summary>
internal sealed class LineStart(TimelineOptions options, TimelineLayout layout)
{
    /// <summary>The beginning of a line.</summary>
    /// <param name="name">What names the connection, such as <c>#3</c>.</param>
    /// <param name="frame">The packet's number.</param>
    /// <param name="time">When it was captured.</param>
    /// <param name="relative">Since the connection began.</param>
    /// <param name="delta">Since the connection's packet before it; null where that is not known.</param>
    public StyledText Of(string name, long frame, CaptureTime time, Duration relative, Duration? delta)
    {
        var line = new StyledText();
        if (options.Interleaved)
        {
            line.Add(" " + name, TextStyle.Label);
        }

        RightAlign(line, frame.ToString(CultureInfo.InvariantCulture), layout.FrameEnd, TextStyle.Dim);
        var shown = TimeText.Brief(options.Time, time, relative, delta ?? Duration.Zero);
        RightAlign(line, Fit(shown, layout.TimeEnd - layout.FrameEnd - 1), layout.TimeEnd, TextStyle.Plain);
        if (layout.ShowsDelta)
        {
            RightAlign(line, delta is { } span ? Fit(TimeText.WithSign(span), layout.DeltaEnd - layout.TimeEnd - 1) : "", layout.DeltaEnd, TextStyle.Dim);
        }

        return line.PadTo(layout.Client);
    }

    /// <summary>A long time loses digits behind the point, where they matter least, before it pushes the columns.</summary>
    private static string Fit(string time, int room) =>
        time.Length <= room || !time.Contains('.', StringComparison.Ordinal)
            ? time
            : time[..Math.Max(room, time.IndexOf('.', StringComparison.Ordinal))].TrimEnd('.');

    private static void RightAlign(StyledText line, string text, int end, TextStyle style) =>
        line.PadTo(Math.Max(line.Width + (line.Width > 0 ? 1 : 0), end - text.Length)).Add(text, style);
}
