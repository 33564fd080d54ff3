using System.Globalization;
using TcpSniff.Analysis;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Typography;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis;

/// <summary>
/// A capture as text, one segment a line: seconds, direction, flags, relative number, then what else matters:
/// <c>0.2 &gt; PSH ACK 1 ack 1 len 100 ttl 55</c>. The client's numbers begin at 1000, the server's at 5000.
/// </summary>
internal sealed class Scene
{
    /// <summary>A handshake within 2 ms.</summary>
    public const string Open = """
        0.000 > SYN 0
        0.001 < SYN ACK 0 ack 1
        0.002 > ACK 1 ack 1

        """;

    private readonly Tracker _tracker = new();
    private readonly CaptureRecord _record = new();
    private SegmentFacts _facts;

    private readonly List<string> _notes = [];
    private readonly List<SegmentFacts> _segments = [];

    /// <summary>The first connection.</summary>
    public Connection Connection => _tracker.Connections[0];

    /// <summary>Both states after a frame.</summary>
    public (TcpState Client, TcpState Server) States(int frame) => (_segments[frame - 1].Client.State, _segments[frame - 1].Server.State);

    /// <summary>What was said of a frame when it came.</summary>
    public string Note(int frame) => _notes[frame - 1];

    /// <summary>What is said of a connection once it is over, without line breaks.</summary>
    public string Story(int stream = 0)
    {
        var story = new Story(_tracker.Connections[stream]);
        foreach (var facts in _segments.Where(facts => facts.Connection.Stream == stream))
        {
            story.Add(facts, []);
        }

        var text = new StringWriter();
        story.Tell(new TextTimeline(new PlainOutput(text), new TimelineOptions { Width = 100_000 }));
        return text.ToString();
    }

    /// <summary>Everything that was found.</summary>
    public IReadOnlyList<Finding> Findings => Analyst.Judge(_tracker.Connections, _record);

    /// <summary>A capture of one connection.</summary>
    public static Scene Of(string segments, string client = "10.0.0.1:40000", string server = "10.0.0.2:80") => new Scene().And(segments, client, server);

    /// <summary>The capture goes on, with another connection or the same one.</summary>
    public Scene And(string segments, string client = "10.0.0.1:40000", string server = "10.0.0.2:80")
    {
        var template = Segments.Between(client, server);
        foreach (var line in segments.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = new Queue<string>(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var time = double.Parse(words.Dequeue(), CultureInfo.InvariantCulture);
            Take(time, new() { Kind = PacketKind.Tcp, Segment = Parse(template, words) });
        }

        return this;
    }

    /// <summary>An ICMP error about a segment of the client's.</summary>
    public Scene Error(double seconds, byte type, byte code, uint mtu = 0)
    {
        var key = FlowKey.Create(Packet.End("10.0.0.1:40000").Address, 40000, Packet.End("10.0.0.2:80").Address, 80, 0, out var side);
        var error = new IcmpError { Type = type, Code = code, Mtu = mtu, Key = key, QuotedSide = side, QuotedSeq = new(1000), Reporter = IpAddress.Parse("10.0.0.254") };
        return Take(seconds, new() { Kind = PacketKind.IcmpError, Icmp = error });
    }

    /// <summary>The capture goes on without TCP until then.</summary>
    public Scene Until(double seconds) => Take(seconds, new() { Kind = PacketKind.Other });

    /// <summary>The one finding of that id.</summary>
    public Finding Only(string id) => Assert.Single(Findings, finding => finding.Id == id);

    /// <summary>There is no finding of that id.</summary>
    public void HasNo(string id) => Assert.DoesNotContain(Findings, finding => finding.Id == id);

    private Scene Take(double seconds, DecodedPacket decoded)
    {
        var time = CaptureTime.FromSeconds(1_700_000_000, 0) + Duration.FromSeconds(seconds);
        _record.Count(new() { Data = [], Time = time, OriginalLength = 0, LinkType = LinkType.Ethernet }, decoded, _record.Packets + 1);
        if (decoded.Kind == PacketKind.Tcp)
        {
            _tracker.Track(_record.Packets, time, decoded.Segment, ref _facts);
            _segments.Add(_facts);
            _notes.Add(SegmentNotes.For(_facts, Language.English));
        }
        else if (decoded.Kind == PacketKind.IcmpError)
        {
            _tracker.Track(_record.Packets, time, decoded.Icmp);
        }

        return this;
    }

    private static TcpSegment Parse(Segments template, Queue<string> words)
    {
        var fromClient = words.Dequeue() == ">";
        var flags = TcpFlags.None;
        while (!char.IsAsciiDigit(words.Peek()[0]))
        {
            flags |= Enum.Parse<TcpFlags>(words.Dequeue(), ignoreCase: true);
        }

        uint Number() => uint.Parse(words.Dequeue(), CultureInfo.InvariantCulture);
        var (mine, peers) = fromClient ? (1000u, 5000u) : (5000u, 1000u);
        var segment = fromClient ? template.Client(flags, mine + Number()) : template.Server(flags, mine + Number());
        segment.Ack = new(flags.HasFlag(TcpFlags.Ack) ? peers : 0);
        while (words.TryDequeue(out var word))
        {
            switch (word)
            {
                case "ack":
                    segment.Ack += Number();
                    break;
                case "len":
                    segment.PayloadLength = segment.CapturedPayload = (int)Number();
                    break;
                case "win":
                    segment.Window = (ushort)Number();
                    break;
                case "ttl":
                    segment.Ttl = (byte)Number();
                    break;
                case "ts":
                    segment = segment.WithTimestamps(Number(), 1);
                    break;
                case "tfo":
                    segment.Options.Kinds |= TcpOptionKinds.FastOpen;
                    break;
                case "sack":
                    segment = segment.WithSack((peers + Number(), peers + Number()));
                    break;
                case "snap":
                    segment.CapturedPayload = (int)Number();
                    break;
                case "bad":
                    segment.Checksum = ChecksumVerdict.Bad;
                    break;
                case "copy":
                    segment.IsCopy = true;
                    break;
                default:
                    throw new FormatException(word);
            }
        }

        return segment;
    }
}
