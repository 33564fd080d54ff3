using TcpSniff.Packets;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>A socket call, in the column of the side that made it, or further left where it would not end within the line.</summary>
internal static class CallText
{
    /// <summary>The call's line.</summary>
    public static StyledText Line(SocketCall call, TimelineLayout layout, Language language)
    {
        var text = CallWords.In(call.Text, language);
        var column = 1 + (call.Side == Role.Client ? layout.Client : layout.Server);
        var last = layout.Width - DisplayWidth.Of(text);
        return new StyledText().PadTo(Math.Clamp(column, 0, Math.Max(layout.Client + 1, last))).Add(text, TextStyle.Call);
    }
}
