using TcpSniff.Packets;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>A socket call, in the column of the side that made it, or further left where it would not end within the line.</summary>
internal static class CallText
{
    /// <summary>The call's line, and below it what is to be said about it.</summary>
    public static IEnumerable<StyledText> Lines(CallEntry entry, TimelineLayout layout, Language language) =>
    [
        Line(entry.Call, layout, language),
        .. entry.Remark is { } remark
            ? LineBreaker.Break(new(remark.In(language), TextStyle.Warning), layout.TextWidth).Select(line => new StyledText().PadTo(layout.Text).Add(line))
            : [],
    ];

    /// <summary>The call's line.</summary>
    private static StyledText Line(SocketCall call, TimelineLayout layout, Language language)
    {
        var text = CallWords.In(call.Text, language);
        var column = 1 + (call.Side == Role.Client ? layout.Client : layout.Server);
        var last = layout.Width - DisplayWidth.Of(text);
        return new StyledText().PadTo(Math.Clamp(column, 0, Math.Max(layout.Client + 1, last))).Add(text, TextStyle.Call);
    }
}
