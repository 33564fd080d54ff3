using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>Writes a timeline as text.</summary>
internal sealed class TextTimeline : ITimelineRenderer
{
    private static readonly Sentence QuietFor = new("⋮  quiet for {span}", "⋮  静默 {span}", "⋮  靜默 {span}");

    private readonly IStyledOutput _output;
    private readonly TimelineOptions _options;
    private readonly TimelineLayout _layout;
    private readonly SegmentText _segment;
    private readonly HeadText _head;
    private readonly FootText _foot;
    private readonly IcmpText _icmp;
    private readonly DatagramText _datagram;
    private bool _titled;
    private bool _begun;
    private bool _ended;

    /// <summary>A timeline on an output.</summary>
    public TextTimeline(IStyledOutput output, TimelineOptions options)
    {
        (_output, _options) = (output, options);
        _layout = new(options);
        _segment = new(options, _layout);
        _head = new(options, _layout);
        _foot = new(options);
        _icmp = new(options, _layout);
        _datagram = new(options, _layout);
    }

    /// <inheritdoc/>
    public void Render(TimelineEntry entry)
    {
        switch (entry)
        {
            case HeadEntry head:
                Separate();
                _titled &= _options.Interleaved;
                Write(_head.Ends(head));
                break;
            case AgreementEntry agreement:
                Write(_head.Options(agreement));
                break;
            case FootEntry foot:
                Separate();
                Write(_foot.Lines(foot.Connection));
                break;
            default:
                SeparateFromFoot();
                Title();
                Write(Lines(entry));
                break;
        }

        (_begun, _ended) = (true, entry is FootEntry);
    }

    private IEnumerable<StyledText> Lines(TimelineEntry entry) => entry switch
    {
        SegmentEntry segment => _segment.Lines(segment),
        CallEntry call => CallText.Lines(call, _layout, _options.Language),
        QuietEntry quiet => [new StyledText().PadTo(_layout.TimeEnd - 1).Add(QuietFor.Say(_options.Language, ("span", SpanText.Of(quiet.Span))), TextStyle.Dim)],
        IcmpEntry icmp => _icmp.Lines(icmp),
        RevisionEntry { Revision: var revision } => LineBreaker.Break(new(RevisionText.Line(revision).In(_options.Language), TextStyle.Warning), _layout.TextWidth).Select(line => new StyledText().PadTo(_layout.Text).Add(line)),
        DatagramEntry datagram => _datagram.Lines(datagram),
        _ => [],
    };

    /// <summary>An empty line before whatever begins or ends a story, but not at the top.</summary>
    private void Separate()
    {
        if (_begun)
        {
            _output.WriteLine(new());
        }
    }

    /// <summary>Where other connections go on after one has ended.</summary>
    private void SeparateFromFoot()
    {
        if (_ended)
        {
            _output.WriteLine(new());
        }
    }

    private void Title()
    {
        if (_titled)
        {
            return;
        }

        Separate();
        _titled = true;
        _output.WriteLine(_head.Titles());
    }

    private void Write(IEnumerable<StyledText> lines)
    {
        foreach (var line in lines)
        {
            _output.WriteLine(line);
        }
    }
}
