using System.Globalization;

namespace TcpSniff.Testing;

/// <summary>One TCP segment as tshark reads it.</summary>
/// <param name="Frame">Number of its frame, from 1.</param>
/// <param name="Stream">Number of its connection, from 0 and without gaps.</param>
/// <param name="Source">Sender, <c>192.0.2.1:80</c> or <c>2001:db8::1:80</c>.</param>
/// <param name="Destination">Receiver.</param>
/// <param name="Flags">The twelve flag bits.</param>
/// <param name="Sequence">Sequence number on the wire.</param>
/// <param name="Acknowledgment">Acknowledgment number on the wire.</param>
/// <param name="Window">Window field, unscaled.</param>
/// <param name="Length">Payload bytes.</param>
/// <param name="Analysis">tshark's labels in order of name, without the duplicate <c>retransmission</c> beside its fast and spurious kinds.</param>
internal sealed record CorpusSegment(
    long Frame, int Stream, string Source, string Destination, ushort Flags, uint Sequence, uint Acknowledgment, ushort Window, int Length, IReadOnlyList<string> Analysis)
{
    // Frames that tshark calls TCP though the data offset reaches beyond the packet.
    private static readonly HashSet<(string Capture, long Frame)> NotTcp =
        [("suricata__transform-base64-7296.pcap", 11), ("suricata__transform-base64-7296.pcap", 59)];

    /// <summary>Reads one row; null where tshark saw no whole TCP header.</summary>
    internal static CorpusSegment? TryParse(string capture, string[] fields, Dictionary<int, int> streams)
    {
        var frame = long.Parse(fields[0], CultureInfo.InvariantCulture);
        if (fields[8] is "" or "None" || NotTcp.Contains((capture, frame)))
        {
            return null;
        }

        // Numbers that tshark spent on headers quoted in ICMP errors are no connections.
        var theirs = int.Parse(fields[2], CultureInfo.InvariantCulture);
        if (!streams.TryGetValue(theirs, out var stream))
        {
            streams[theirs] = stream = streams.Count;
        }

        var flags = ushort.Parse(fields[5], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new(frame, stream, fields[3], fields[4], flags, Number(fields[6]), Number(fields[7]), (ushort)Number(fields[8]), (int)Number(fields[9]), Labels(fields[10]));
    }

    private static uint Number(string field) => field.Length == 0 ? 0 : uint.Parse(field, CultureInfo.InvariantCulture);

    private static string[] Labels(string field)
    {
        var labels = field.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var special = labels.Contains("fast_retransmission") || labels.Contains("spurious_retransmission");
        return [.. labels.Where(label => !special || label != "retransmission").Order(StringComparer.Ordinal)];
    }
}
