using System.Globalization;
using TcpSniff.Typography;

namespace TcpSniff.Timelines.Text;

/// <summary>An ICMP error: who reports it, about which segment, and what it means.</summary>
internal sealed class IcmpText(TimelineOptions options, TimelineLayout layout)
{
    private readonly LineStart _start = new(options, layout);

    /// <summary>All lines of the error.</summary>
    public IEnumerable<StyledText> Lines(IcmpEntry entry)
    {
        var connection = entry.Connection;
        var name = string.Create(CultureInfo.InvariantCulture, $"#{connection.Stream}");
        var protocol = entry.Error.IsV6 ? "ICMPv6" : "ICMP";
        yield return _start.Of(name, entry.Frame, entry.Time, entry.Time - connection.FirstTime, null)
            .Add(" ").Add(string.Create(CultureInfo.InvariantCulture, $"{protocol} {entry.Error.Type}/{entry.Error.Code}"), TextStyle.Error)
            .Add($" {entry.Error.Reporter}");
        foreach (var line in LineBreaker.Break(new(IcmpNote.Of(entry).In(options.Language), TextStyle.Error), layout.TextWidth))
        {
            yield return new StyledText().PadTo(layout.Text).Add(line);
        }
    }
}
