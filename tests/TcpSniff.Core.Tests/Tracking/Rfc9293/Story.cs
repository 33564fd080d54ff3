using System.Globalization;
using System.Text;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Rfc9293;

/// <summary>
/// A conversation as text, one segment a line: direction, flags, relative number, payload, acknowledgment, then what is expected:
/// <c>&gt; SYN ACK 0 ack 1 | client's state, server's state | phase and step | events</c>. States in parentheses are presumed.
/// </summary>
internal sealed class Story
{
    private const SegmentEvents Silent = SegmentEvents.Starts | SegmentEvents.AdvancesAck | SegmentEvents.NeverSeen | SegmentEvents.Revises;
    private readonly Tracker _tracker = new();
    private readonly Segments _segments = Segments.Between();
    private readonly uint _clientIsn;
    private readonly uint _serverIsn;
    private long _frame;
    private SegmentFacts _facts;

    private Story(uint clientIsn, uint serverIsn) => (_clientIsn, _serverIsn) = (clientIsn, serverIsn);

    /// <summary>The connection of the last segment.</summary>
    public Connection Connection => _facts.Connection;

    /// <summary>Facts of the last segment.</summary>
    public ref readonly SegmentFacts Last => ref _facts;

    /// <summary>Plays a story and checks every line of it.</summary>
    public static Story Play(string story, uint clientIsn = 1000, uint serverIsn = 5000) => new Story(clientIsn, serverIsn).Then(story);

    /// <summary>Goes on with the story.</summary>
    /// <param name="story">The lines.</param>
    /// <param name="secondsLater">Seconds between each and the one before.</param>
    /// <param name="but">Events that may happen beside those that are expected.</param>
    public Story Then(string story, double secondsLater = 0.001, SegmentEvents but = SegmentEvents.None)
    {
        var actual = new StringBuilder();
        foreach (var line in story.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Track(Parse(line.Split('|')[0]), secondsLater);
            actual.AppendLine(CultureInfo.InvariantCulture, $"{line.Split('|')[0].Trim()} | {States()} | {Place()} | {Events(but)}");
        }

        Assert.Equal(Squeeze(story), Squeeze(actual.ToString()));
        return this;
    }

    /// <summary>Tracks one segment that a line of text cannot say.</summary>
    public Story Then(TcpSegment segment, double secondsLater = 0.001)
    {
        Track(segment, secondsLater);
        return this;
    }

    /// <summary>The segment that a line stands for.</summary>
    public TcpSegment Parse(string line)
    {
        var words = new Queue<string>(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var fromClient = words.Dequeue() == ">";
        var flags = TcpFlags.None;
        while (words.Count > 0 && Enum.TryParse<TcpFlags>(words.Peek(), ignoreCase: true, out var flag) && !char.IsAsciiDigit(words.Peek()[0]))
        {
            flags |= flag;
            words.Dequeue();
        }

        uint Number() => unchecked((uint)long.Parse(words.Dequeue(), CultureInfo.InvariantCulture));
        var (seq, ack, length, window) = (Number(), 0u, 0u, 65535u);
        while (words.TryDequeue(out var word))
        {
            _ = word switch
            {
                "ack" => ack = Number(),
                "len" => length = Number(),
                "win" => window = Number(),
                _ => throw new FormatException(line),
            };
        }

        var (mine, peers) = fromClient ? (_clientIsn, _serverIsn) : (_serverIsn, _clientIsn);
        ack = flags.HasFlag(TcpFlags.Ack) ? unchecked(ack + peers) : 0;
        seq = unchecked(seq + mine);
        return fromClient
            ? _segments.Client(flags, seq, ack, (int)length, (ushort)window)
            : _segments.Server(flags, seq, ack, (int)length, (ushort)window);
    }

    private void Track(in TcpSegment segment, double secondsLater)
    {
        var time = _frame == 0 ? new CaptureTime(0) : _facts.Time + Duration.FromSeconds(secondsLater);
        _tracker.Track(++_frame, time, segment, ref _facts);
    }

    private string States() => $"{Show(_facts.Client)} {Show(_facts.Server)}";

    private static string Show(EndpointState state) => state.Proved ? state.State.Name() : $"({state.State.Name()})";

    private string Place() => $"{_facts.Phase} {_facts.Step}".Trim().ToUpperInvariant();

    private string Events(SegmentEvents but) => (_facts.Events & ~(Silent | but)) is var rest && rest == 0 ? "" : rest.ToString();

    private static string Squeeze(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => string.Join(" | ", line.Split('|').Select((column, index) => string.Join(' ', (index == 2 ? column.ToUpperInvariant() : column).Split(' ', StringSplitOptions.RemoveEmptyEntries))))));
}
