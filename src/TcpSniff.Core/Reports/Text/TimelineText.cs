using System.Globalization;
using TcpSniff.Capture;
using TcpSniff.Naming;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Text;

/// <summary>
/// The timeline view as text: live as it happens; else one connection after the other, each with its head and with hindsight,
/// unless there are more segments than one should hold back.
/// </summary>
internal sealed class TimelineText(IStyledOutput output, ReportOptions options)
{
    /// <summary>Some 3.5 KB each in stories. Of more, where that is known before, none is held back. A person has given up reading long before.</summary>
    internal const int HeldBack = 200_000;

    private static readonly Sentence TooMany = new(
        "More than {n} segments: from here on they are told as they come.",
        "超过 {n} 个报文段：以下按到达的顺序讲述。",
        "超過 {n} 個區段：以下按到達的順序講述。");

    private static readonly Sentence Program = new("{who}: {program}", "{who}：{program}", "{who}：{program}");

    private readonly StoryBook _book = new();
    private LiveTimeline? _live = options.Live ? Live(output, options) : null;
    private CaptureInterface? _interface;

    /// <summary>Whether connections are kept beyond their segments, in stories.</summary>
    public bool KeepsConnections => _live is null && !(options.Segments > HeldBack);

    /// <summary>Says where the packets come from.</summary>
    public void Begin(CaptureSummary capture) => _interface = capture.Interfaces.Count == 1 ? capture.Interfaces[0] : null;

    /// <summary>Takes a segment.</summary>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        StopHoldingBack();
        if (_live is not null)
        {
            _live.Add(facts, payload, _interface);
        }
        else
        {
            _book.Add(facts, payload, _interface);
        }
    }

    /// <summary>Takes a UDP datagram.</summary>
    public void Add(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload)
    {
        StopHoldingBack();
        if (_live is not null)
        {
            _live.Add(frame, time, datagram, payload);
        }
        else
        {
            _book.Add(frame, time, datagram, payload);
        }
    }

    /// <summary>Takes an ICMP error.</summary>
    public void Add(long frame, CaptureTime time, in IcmpError error, Connection connection)
    {
        if (_live is not null)
        {
            _live.Add(frame, time, error, connection);
        }
        else
        {
            _book.Add(frame, time, error, connection);
        }
    }

    /// <summary>Tells whose the sockets of a connection are.</summary>
    public void Add(int stream, ConnectionOwners owners)
    {
        var line = new StyledText(string.Create(CultureInfo.InvariantCulture, $"#{stream} "), TextStyle.Label);
        var parts = ((Role Role, SocketOwner? Owner)[])[(Role.Client, owners.Client), (Role.Server, owners.Server)];
        line.Add(string.Join(" · ", parts.Where(part => part.Owner is not null).Select(part =>
            Program.Say(options.Language, ("who", part.Role.Word().In(options.Language)), ("program", OwnerText.Of(part.Owner!))))), TextStyle.Dim);
        foreach (var part in LineBreaker.Break(line, options.Width))
        {
            output.WriteLine(part);
        }
    }

    /// <summary>Takes a call of one of the programs.</summary>
    public void Add(in SocketCall call)
    {
        if (_live is not null)
        {
            _live.Add(call);
        }
        else
        {
            _book.Add(call);
        }
    }

    /// <summary>Nothing more comes of a connection.</summary>
    public void LetGo(Connection connection) => _live?.LetGo(connection);

    /// <summary>Tells what was held back, of the selected connections in their order.</summary>
    public void Finish(IEnumerable<Connection> connections)
    {
        if (_live is not null)
        {
            _live.Finish(connections);
            return;
        }

        _book.Tell(connections, Renderer(output, options, interleaved: false), options.Net);
    }

    private void StopHoldingBack()
    {
        if (_live is null && (_book.Count >= HeldBack || options.Segments > HeldBack))
        {
            _book.TellAll(Renderer(output, options, interleaved: false));
            output.WriteLine(new(TooMany.Say(options.Language, ("n", HeldBack)), TextStyle.Warning));
            _live = Live(output, options);
        }
    }

    private static LiveTimeline Live(IStyledOutput output, ReportOptions options) => new(Renderer(output, options, interleaved: true));

    private static TextTimeline Renderer(IStyledOutput output, ReportOptions options, bool interleaved) => new(output, new()
    {
        Language = options.Language,
        Width = options.Width,
        Colour = options.Colour,
        Time = options.Time,
        Absolute = options.Absolute,
        Names = options.Names,
        Interleaved = interleaved,
    });
}
