using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Typography;
using Xunit;
using static TcpSniff.Packets.TcpFlags;

namespace TcpSniff.Core.Tests.Timelines;

public sealed class LiveTimelineTests
{
    private static readonly Segments One = Segments.Between("10.0.0.5:51514", "192.0.2.7:80");
    private static readonly Segments Two = Segments.Between("[2001:db8::5]:51520", "[2001:db8::7]:443");

    private readonly List<TimelineEntry> _told = [];
    private readonly HashSet<Connection> _connections = [];
    private readonly LiveTimeline _live;

    public LiveTimelineTests() => _live = new(new Recorder(_told));

    [Fact]
    public void Connections_that_interleave_are_told_apart()
    {
        var text = new Conversation()
            .Send(One.Client(Syn, 100).WithMss(1460))
            .Send(Two.Client(Syn, 700).WithMss(1440))
            .Send(One.Server(Syn | Ack, 900, 101).WithMss(1460))
            .Send(Two.Server(Rst | Ack, 0, 701))
            .Send(One.Client(Ack, 101, 901))
            .Wait(2)
            .Send(One.Client(Psh | Ack, 101, 901), "GET / HTTP/1.1\r\nHost: 192.0.2.7\r\nUser-Agent: a test that says more than a line holds\r\n\r\n")
            .Live();
        Assert.Equal(Golden.Expected("tests/TcpSniff.Core.Tests/Timelines/Golden/interleaved.100.en.txt", text), text);
    }

    [Fact]
    public void The_head_comes_first_and_the_foot_when_the_connection_closes()
    {
        Tell(Conversations.FourWay());
        Assert.Equal("HeadEntry", Kinds()[0]);
        Assert.Equal(["SegmentEntry", "AgreementEntry"], Kinds()[3..5]);
        Assert.Equal("FootEntry", Kinds()[^1]);
        var told = _told.Count;
        _live.Finish(_connections);
        Assert.Equal(told, _told.Count);
    }

    [Fact]
    public void A_connection_that_stays_open_gets_its_foot_at_the_end()
    {
        Tell(Conversations.Opened());
        Assert.DoesNotContain("FootEntry", Kinds());
        _live.Finish(_connections);
        Assert.Equal("FootEntry", Kinds()[^1]);
    }

    [Fact]
    public void A_call_stands_before_the_segment_that_it_causes_whenever_it_is_reported()
    {
        var conversation = Conversations.Opened();
        var syn = conversation.Segments[0].Facts;
        _live.Add(new SocketCall(syn.Time + Duration.FromSeconds(1), Role.Client, "send(6 bytes)"));
        _live.Add(new SocketCall(syn.Time, Role.Client, "connect(127.0.0.1:12345)"));
        _live.Add(syn, []);
        Assert.Equal(["CallEntry", "HeadEntry", "SegmentEntry"], Kinds());
        _live.Advance(syn.Time + Duration.FromSeconds(3));
        Assert.Equal("send(6 bytes)", Assert.IsType<CallEntry>(_told[^1]).Call.Text);
    }

    [Fact]
    public void UDP_has_neither_handshake_nor_states()
    {
        var text = new StringWriter();
        var live = new LiveTimeline(new TextTimeline(new PlainOutput(text), new() { Interleaved = true }));
        live.Add(1, new(0), Datagram(One.Client(0, 0), 6), "hello\n"u8);
        live.Add(2, new(1_000_000), Datagram(One.Server(0, 0), 9), "welcome!\n"u8);
        Assert.Equal(Golden.Expected("tests/TcpSniff.Core.Tests/Timelines/Golden/udp.100.en.txt", text.ToString()), text.ToString());
    }

    [Fact]
    public void An_ICMP_error_says_about_which_segment_it_is()
    {
        var text = new StringWriter();
        var live = new LiveTimeline(new TextTimeline(new PlainOutput(text), new()));
        var facts = Conversations.Unanswered().Segments[0].Facts;
        live.Add(facts, []);
        live.Add(2, facts.Time, Error(facts, type: 3, code: 4), facts.Connection);
        live.Add(3, facts.Time, Error(facts, type: 11, code: 0), facts.Connection);
        Assert.Equal(Golden.Expected("tests/TcpSniff.Core.Tests/Timelines/Golden/icmp.100.en.txt", text.ToString()), text.ToString());
    }

    private static IcmpError Error(in SegmentFacts about, byte type, byte code) => new()
    {
        Reporter = IpAddress.Parse("198.51.100.1"),
        Type = type,
        Code = code,
        Mtu = 1400,
        Key = about.Segment.Key,
        QuotedSide = about.Segment.SourceSide,
        QuotedSeq = about.Segment.Seq,
    };

    private static UdpDatagram Datagram(in TcpSegment like, int length) => new() { Key = like.Key, SourceSide = like.SourceSide, PayloadLength = length, CapturedPayload = length };

    private void Tell(Conversation conversation)
    {
        foreach (var (facts, payload) in conversation.Segments)
        {
            _connections.Add(facts.Connection);
            _live.Add(facts, payload);
        }
    }

    private List<string> Kinds() => [.. _told.Select(entry => entry.GetType().Name)];

    private sealed class Recorder(List<TimelineEntry> told) : ITimelineRenderer
    {
        public void Render(TimelineEntry entry) => told.Add(entry);
    }
}
