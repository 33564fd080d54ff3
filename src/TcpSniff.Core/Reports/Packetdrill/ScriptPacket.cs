using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Reports.Packetdrill;

/// <summary>A segment in packetdrill's words: <c>&lt; P. 1:7(6) ack 1 win 512 &lt;nop,nop,sack 9:15&gt;</c>.</summary>
internal static class ScriptPacket
{
    /// <summary>packetdrill writes lengths in 16 bits and sequence numbers that do not wrap.</summary>
    private const int LongestPayload = ushort.MaxValue;

    private static readonly (TcpFlags Flag, string Letter)[] Letters =
    [
        (TcpFlags.Syn, "S"), (TcpFlags.Fin, "F"), (TcpFlags.Rst, "R"), (TcpFlags.Psh, "P"), (TcpFlags.Urg, "U"),
        (TcpFlags.Ece, "E"), (TcpFlags.Cwr, "W"), (TcpFlags.Ae, "A"), (TcpFlags.Ack, "."),
    ];

    /// <summary>The segment as the local side receives or sends it; null where packetdrill has no words for it.</summary>
    /// <remarks>What the local kernel sends is compared, so its window and options, which depend on its settings, are left open.</remarks>
    public static string? Of(in SegmentFacts facts, bool inbound)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.PayloadLength > LongestPayload || (ulong)facts.Seq + (uint)segment.PayloadLength > uint.MaxValue)
        {
            return null;
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{(inbound ? '<' : '>')} {Flags(segment.Flags)} {facts.Seq}:{facts.Seq + segment.PayloadLength}({segment.PayloadLength})");
        text += facts.Ack is { } ack ? string.Create(CultureInfo.InvariantCulture, $" ack {ack}") : "";
        if (!inbound)
        {
            return text + " <...>";
        }

        text += string.Create(CultureInfo.InvariantCulture, $" win {segment.Window}");
        text += segment.Has(TcpFlags.Urg) ? string.Create(CultureInfo.InvariantCulture, $" urg {segment.UrgentPointer}") : "";
        return ScriptOptions.Of(facts) is { Length: > 0 } options ? $"{text} <{options}>" : text;
    }

    private static string Flags(TcpFlags flags)
    {
        var letters = string.Concat(Letters.Where(entry => (flags & entry.Flag) != 0).Select(entry => entry.Letter));
        return letters.Length > 0 ? letters : "-";
    }
}
