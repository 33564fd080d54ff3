using TcpSniff.Aligning.Connections;
using TcpSniff.Aligning.Traces;
using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Generating.Slow;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Reports.Text;
using TcpSniff.Testing;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Hostile;

/// <summary>Captures with more than views hold.</summary>
public class ViewCapTests
{
    private readonly Tracker _tracker = new();
    private SegmentFacts _facts;
    private long _frame;

    [Fact]
    public void More_segments_than_a_timeline_holds_back_are_told_as_they_come()
    {
        var data = Segments.Between().Client(TcpFlags.Ack, 1, 1, length: 1);
        using var output = new MemoryStream();
        using var report = FormatList.Find("text")!.Open(View.Timeline, new(), output);
        for (var i = 0; i < TimelineText.HeldBack; i++)
        {
            report.Segment(Track(data), default);
        }

        report.Flush();
        Assert.Equal(0, output.Length);
        report.Segment(Track(data), default);
        report.Flush();
        Assert.InRange(output.Length, 1_000_000, long.MaxValue);
    }

    [Fact]
    public void Where_it_is_known_that_there_are_more_none_is_held_back()
    {
        using var output = new MemoryStream();
        using var report = FormatList.Find("text")!.Open(View.Timeline, new() { Segments = TimelineText.HeldBack + 1 }, output);

        report.Segment(Track(Segments.Between().Client(TcpFlags.Syn, 1)), default);
        report.Flush();

        Assert.Contains("they are told as they come", System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.Contains("SYN", System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_that_are_told_as_they_come_are_not_kept_although_each_is_told_how_it_stands()
    {
        var frames = SlowCaptures.Named("syns").Packets(3000).ToList();

        var (kept, lent) = (Told(frames, recycles: false), Told(frames, recycles: true));

        Assert.Equal(3000, lent.Split("Never answered").Length - 1);
        Assert.Equal(kept, lent);
    }

    private static string Told(IEnumerable<Frame> frames, bool recycles)
    {
        using var pipeline = new Pipeline(new FrameSource(frames), new PacketDecoder(), recycles);
        using var output = new MemoryStream();
        using (var report = FormatList.Find("text")!.Open(View.Timeline, new() { Segments = TimelineText.HeldBack + 1 }, output))
        {
            Assert.False(report.KeepsConnections);
            report.Begin(CaptureSummary.Of(pipeline));
            while (pipeline.MoveNext() == PipelineStatus.Packet)
            {
                report.Packet(pipeline, udp: false);
            }

            report.Finish(AnalysisResult.Of(pipeline, Language.English));
        }

        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    [Fact]
    public void Conversations_beyond_the_cap_begin_anew()
    {
        var conversations = new UdpConversations();

        Assert.True(Begins(conversations, 0));
        Assert.False(Begins(conversations, 0));
        for (var i = 1; i <= UdpConversations.Limit; i++)
        {
            Begins(conversations, i);
        }

        Assert.True(Begins(conversations, 0));
    }

    [Fact]
    public void Connections_beyond_those_that_are_aligned_are_not_remembered()
    {
        var prints = new CapturePrints();
        for (var i = 0; i <= CapturePrints.MostConnections; i++)
        {
            Assert.False(prints.LeftOut);
            prints.Add(Track(Segments.Between($"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}:1").Client(TcpFlags.Syn, 1)), default);
        }

        Assert.Equal((CapturePrints.MostConnections, true), (prints.Count, prints.LeftOut));
    }

    [Fact]
    public void Segments_beyond_those_that_are_aligned_are_counted()
    {
        var traces = new TraceCollector(new HashSet<int> { 0 }, limit: 3);
        for (var i = 0; i < 5; i++)
        {
            traces.Add(Track(Segments.Between().Client(TcpFlags.Ack, 1, 1)), default);
        }

        Assert.Equal((3, 2), (traces.Kept, traces.LeftOut));
    }

    private static bool Begins(UdpConversations conversations, int host)
    {
        var key = FlowKey.Create(IpAddress.FromIPv4(0x0a000000u + (uint)host), 1, IpAddress.FromIPv4(1), 53, 0, out var side);
        return conversations.Next(1, default, new() { Key = key, SourceSide = side }, default).IsFirst;
    }

    private ref readonly SegmentFacts Track(in TcpSegment segment)
    {
        _tracker.Track(++_frame, new(_frame), segment, ref _facts);
        return ref _facts;
    }
}
