using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Typography;

namespace TcpSniff.Timelines.Text;

/// <summary>What stands on the arrow of a segment: flags, seq, ack, len, win.</summary>
internal static class ArrowWords
{
    private static readonly (TcpFlags Flag, string Name, TextStyle Style)[] Flags =
    [
        (TcpFlags.Syn, "SYN", TextStyle.Syn), (TcpFlags.Fin, "FIN", TextStyle.Fin), (TcpFlags.Rst, "RST", TextStyle.Rst),
        (TcpFlags.Psh, "PSH", TextStyle.Psh), (TcpFlags.Ack, "ACK", TextStyle.Ack), (TcpFlags.Urg, "URG", TextStyle.OtherFlag),
        (TcpFlags.Ece, "ECE", TextStyle.OtherFlag), (TcpFlags.Cwr, "CWR", TextStyle.OtherFlag), (TcpFlags.Ae, "AE", TextStyle.OtherFlag),
    ];

    /// <summary>The arrow of a segment.</summary>
    public static Arrow Of(in SegmentFacts facts, bool absolute)
    {
        ref readonly var segment = ref facts.Segment;
        var arrow = new Arrow().Add(FlagNames(segment.Flags)).Add(Number("seq", absolute ? segment.Seq.Value : facts.Seq));
        if (facts.Ack is { } ack)
        {
            arrow.Add(Number("ack", absolute ? segment.Ack.Value : ack));
        }

        if (segment.PayloadLength > 0)
        {
            arrow.Add(Number("len", segment.PayloadLength));
        }

        // What carries no data may be there for its window alone.
        // The window of a RST means nothing (RFC 9293 section 3.5.2 gives it none).
        return facts.Window is { } window && !segment.Has(TcpFlags.Rst) ? arrow.AddIfRoom(Number("win", window), closer: segment.PayloadLength == 0) : arrow;
    }

    /// <summary>The names of the flags that are set, each in its colour.</summary>
    public static StyledText FlagNames(TcpFlags flags)
    {
        var names = new StyledText();
        foreach (var (flag, name, style) in Flags)
        {
            if ((flags & flag) != 0)
            {
                names.Add(names.Width > 0 ? " " : "").Add(name, style);
            }
        }

        return names.Width > 0 ? names : names.Add("–");
    }

    /// <summary><c>seq 7</c>: what a number is called, and the number.</summary>
    public static StyledText Number(string name, long value) =>
        new StyledText(name, TextStyle.Dim).Add(string.Create(CultureInfo.InvariantCulture, $" {value}"));
}
