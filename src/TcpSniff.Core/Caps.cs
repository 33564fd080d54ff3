using System.Runtime.CompilerServices;
using TcpSniff.Aligning.Connections;
using TcpSniff.Aligning.Traces;
using TcpSniff.Analysis.Surroundings;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Network;
using TcpSniff.Naming;
using TcpSniff.Reports;
using TcpSniff.Reports.Text;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Numbers;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Connections.Zeek;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff;

/// <summary>How much of what strangers send is kept at most in one place.</summary>
/// <param name="Structure">What is kept, a word or two.</param>
/// <param name="Most">How many of it.</param>
/// <param name="Of">What the number counts, and of what it is a limit.</param>
/// <param name="Memory">Bytes that all of it takes then, about; 0 where the number counts none.</param>
/// <param name="Reason">Why so many.</param>
/// <param name="Then">What happens to what is more.</param>
internal sealed record Cap(string Structure, long Most, string Of, long Memory, string Reason, string Then);

/// <summary>
/// Everything that grows with input, with its limit: each stands where it is kept, and all are listed here. A test fills each, and another
/// holds <c>docs/hostile.md</c> to this list.
/// </summary>
internal static class Caps
{
    /// <summary>All of them, in the order of the way of a packet.</summary>
    public static IReadOnlyList<Cap> All { get; } =
    [
        new("packet", CaptureLimits.Packet, "bytes, each", CaptureLimits.Packet, "the largest that exist, of segmentation offload, have half a megabyte", "the file is damaged there"),
        new("interfaces", CaptureLimits.Interfaces, "a capture", 16 << 20, "sections that each describe their own add up", "the file is damaged there"),
        new("descriptions", CaptureLimits.Descriptions, "bytes, of interfaces and sections with their comments", CaptureLimits.Descriptions, "Wireshark's have some hundred each", "the file is damaged there"),
        new("side blocks", CaptureLimits.SideBlocks, "bytes, of names, secrets and custom blocks", CaptureLimits.SideBlocks, "Wireshark's have some kilobytes", "not copied; counted and said"),
        new("unpacking window", CaptureLimits.UnpackingWindow, "bytes of the past that a packed file refers to", CaptureLimits.UnpackingWindow, "what zstd unpacks without being asked", "the file is damaged there"),
        new("headers", PacketDecoder.MaxHeaders, "a packet", 0, "real stacks of tunnels stay below twenty", "the packet is undecoded: too-deep"),
        new("fragments", FragmentTable.MaxDatagrams, "datagrams that wait for some", FragmentTable.MaxBytes, "RFC 8200 lets them wait for 60 s", "the oldest is given up and counted as incomplete"),
        new("fragment bytes", FragmentTable.MaxBytes, "bytes of all that wait", FragmentTable.MaxBytes, "a hundred of the longest at once", "the oldest is given up and counted as incomplete"),
        new("names", NameBook.MostAddresses, "addresses with a name", NameBook.MostAddresses * 350L, "a large network's", "not kept; counted"),
        new("flows", Remembering.UsualMemory, "bytes of all connections of a live capture (--max-memory)", Remembering.UsualMemory, "a small machine's memory; a file gives up none, and each takes some 600 bytes", "those that are over, idle, or in the way are let go and counted"),
        new("holes", SequenceRanges.Limit, "ranges between them, a side", SequenceRanges.Limit * 8, "a window of 16 MB with every tenth segment lost has fewer", "the lowest hole counts as filled"),
        new("sent segments", SegmentsInFlight.Limit, "that wait for their acknowledgment, a side", SegmentsInFlight.Limit * Unsafe.SizeOf<SentSegment>(), "a window of 14 MB of full segments", "the oldest are measured no more"),
        new("unacknowledged", UnackedSegments.Limit, "for the labels, a side", UnackedSegments.Limit * Unsafe.SizeOf<UnackedSegment>(), "Wireshark's own limit", "no more are kept until some are acknowledged"),
        new("time stamps", TimestampRtt.Limit, "that wait for their echo, a side", TimestampRtt.Limit * 16, "a flight of them", "the oldest is measured no more"),
        new("noted segments", NotedSegments.Capacity, "a connection", NotedSegments.Capacity * Unsafe.SizeOf<NotedSegment>(), "findings name some of them as evidence", "counted, not kept"),
        new("ICMP errors", NotedErrors.Capacity, "a connection", NotedErrors.Capacity * Unsafe.SizeOf<NotedError>(), "one of each kind tells all", "counted, not kept"),
        new("revisions", Tracker.MostRevisions, "verdicts taken back, a capture", Tracker.MostRevisions * Unsafe.SizeOf<Revision>(), "few are", "the verdict stays as it was"),
        new("second thoughts", SecondThoughts.Limit, "verdicts taken back, a side", SecondThoughts.Limit * Unsafe.SizeOf<Revision>(), "a flight of segments sent again", "counted, not taken back"),
        new("recoveries", RecoveryBook.Limit, "episodes told, a side", RecoveryBook.Limit * Unsafe.SizeOf<RecoveryEpisode>(), "nobody reads more", "counted, not told"),
        new("history", HistoryLetters.Limit, "letters, a connection", HistoryLetters.Limit * 2, "Zeek's have twenty", "no more are added"),
        new("held payload", ConnectionStreams.DefaultLimit, "bytes behind a hole, of follow, a side", ConnectionStreams.DefaultLimit, "the largest windows", "the hole is told as missing, and what waited is shown"),
        new("recent bytes", RecentBytes.Capacity, "of a side, to compare what overlaps", RecentBytes.Capacity, "a flight of segments", "what is older is compared no more"),
        new("talkers", CaptureTotals.MostAddresses, "addresses of a summary", CaptureTotals.MostAddresses * 100L, "a scan of a /12", "those with the least are forgotten"),
        new("initial numbers", InitialNumbers.Limit, "a capture", InitialNumbers.Limit * 100L, "connections of a busy day", "the rest says nothing of numbers used again"),
        new("listeners", Listeners.Limit, "ends that were called", Listeners.Limit * 200L, "a scan of a /13", "the rest is judged without what its server did otherwise"),
        new("clients of a listener", Listener.MostClients, "addresses", Listener.MostClients * 40L, "a flood from many", "counted no more"),
        new("tap addresses", Tap.Limit, "that were seen", Tap.Limit * 40L, "a scan of a /12", "the rest says nothing of what the tap hears"),
        new("checksum senders", ChecksumSums.Limit, "addresses", ChecksumSums.Limit * 100L, "hosts behind one tap", "the rest is judged by itself"),
        new("stories", TimelineText.HeldBack, "segments of a timeline", TimelineText.HeldBack * 3_500L, "a person has given up reading long before", "all are told as they come, none is held back"),
        new("UDP conversations", UdpConversations.Limit, "numbered", UdpConversations.Limit * 120L, "a resolver's minute", "begun anew"),
        new("aligned connections", CapturePrints.MostConnections, "a capture", CapturePrints.MostConnections * 600L, "an hour of a busy server", "the rest is not looked for; said"),
        new("aligned segments", TraceCollector.MostSegments, "a capture", TraceCollector.MostSegments * 250L, "some gigabytes of traffic", "the rest is not compared; said"),
    ];
}
