using System.Text;
using TcpSniff.Capture;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Sniffing;
using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Live.Errors;
using TcpSniff.Reports;
using TcpSniff.Tracking;
using Xunit;
using DecoderMaker = System.Func<TcpSniff.Decoding.DecodedBy, TcpSniff.Decoding.DecoderOptions, TcpSniff.Decoding.ISegmentDecoder>;

namespace TcpSniff.Cli.Tests.Faults;

/// <summary>Bugs of this program's own, met in the middle of a capture: everything else is told.</summary>
public sealed class FaultTests : IDisposable
{
    private static readonly DecoderMaker Sound = (_, options) => new PacketDecoder(options);

    private readonly Workbench _bench = new();

    [Fact]
    public void A_packet_that_the_decoder_throws_on_is_left_out_and_told()
    {
        var (code, lines, errors) = Segments(Throwing(frame => frame == 4), Talks.Pcap(2));

        Assert.Equal(ExitCode.Failed, code);
        Assert.Equal((2 * Talks.Segments) - 1, lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains("\"frame\":4,", StringComparison.Ordinal));
        Assert.Matches(
            @"^tcpsniff: a bug at frame 4: InvalidOperationException in FaultyDecoder\.Decode[^:]*: an index that was none\. This packet is left out; the others are not\. "
            + @"Please report this line with the packets: tcpsniff analyze \S+ --frames 4 -w bug\.pcapng\n$", errors);
    }

    [Fact]
    public void A_bug_is_told_once_a_place_and_counted()
    {
        var (code, lines, errors) = Segments(Throwing(frame => frame > 2), Talks.Pcap(100));

        Assert.Equal((ExitCode.Failed, 2), (code, lines.Length));
        Assert.Equal(2, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("bugs were met 898 times in 1 place;", errors);
    }

    [Fact]
    public void Several_workers_count_a_packet_that_all_of_them_decode_once()
    {
        var (code, _, errors) = Analyze(Throwing(frame => frame > 2), Talks.Pcap(100), View.Connections, request => request with { Workers = 4 });

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("bugs were met 898 times in 1 place;", errors);
    }

    [Fact]
    public void A_connection_that_a_bug_tore_is_left_out_and_the_others_are_not()
    {
        var decoder = Tearing(frame => frame == 4);
        var (code, lines, errors) = Segments(decoder, Talks.Pcap(3));

        Assert.Equal((ExitCode.Failed, 3 + (2 * Talks.Segments)), (code, lines.Length));
        Assert.Contains("Connection 0 is left out from here on", errors);
        Assert.Contains("--connection 0 -w bug.pcapng", errors);
        var (_, connections, _) = Analyze(decoder, Talks.Pcap(3), View.Connections);
        Assert.Equal(["1", "2"], connections.Select(line => line.Split("\"stream\":")[1][..1]));
    }

    [Fact]
    public void The_packets_that_met_a_bug_can_be_cut_out_as_the_line_says()
    {
        var torn = Tearing(frame => frame == 4);

        Analyze(torn, Talks.Pcap(3), View.Connections, request => request with { Selection = new() { Streams = NumberSet.Parse("0") }, WriteTo = _bench.PathOf("torn.pcap") });
        Analyze(Throwing(frame => frame == 4), Talks.Pcap(3), View.Segments, request => request with { Frames = NumberSet.Parse("4"), WriteTo = _bench.PathOf("one.pcap") });

        Assert.Equal((Talks.Segments, 1), (Packets("torn.pcap"), Packets("one.pcap")));
    }

    [Fact]
    public void Frames_are_chosen_for_a_file() =>
        Assert.Throws<UsageException>(() => Analyze(Sound, Talks.Pcap(1), View.Segments, request => request with { Frames = NumberSet.Parse("4") }));

    [Fact]
    public void The_line_names_the_filter_that_the_frames_are_counted_behind()
    {
        var (code, lines, errors) = Analyze(
            Throwing(frame => frame == 4), Talks.Pcap(3), View.Segments, request => request with { Packets = request.Packets with { Filter = "port 40000" } });

        Assert.Equal((ExitCode.Failed, Talks.Segments - 1), (code, lines.Length));
        Assert.Contains("-f 'port 40000' --frames 4 -w bug.pcapng", errors);
    }

    [Fact]
    public void A_bug_in_looking_for_a_better_filter_costs_no_packet()
    {
        // Only the decoder of the search sees the first conversation, which the filter leaves out.
        var (code, lines, errors) = Analyze(
            Throwing(frame => frame > Talks.Segments), Talks.Pcap(3), View.Segments, request => request with { Packets = request.Packets with { Filter = "port 40002" } });

        Assert.Equal((ExitCode.Failed, Talks.Segments), (code, lines.Length));
        Assert.Contains("What is shown lacks a part.", errors);
    }

    [Fact]
    public void Follow_shows_what_it_has_and_fails()
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var decoder = Throwing(frame => frame == Talks.Segments + 4);
        var request = new FollowRequest { File = _bench.File("capture.pcap", Talks.Pcap(2)), Stream = 0, Packets = new() { CreateDecoder = decoder }, Options = new() };

        var code = new FollowRun(request, Screen(output, errors)).Run();

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("hello 0", Encoding.UTF8.GetString(output.ToArray()));
        Assert.Contains("at frame 13", errors.ToString());
    }

    [Fact]
    public void Explain_explains_the_frame_before_the_bug_and_fails()
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var decoder = Throwing(frame => frame == 5);

        var code = new ExplainRun(_bench.File("capture.pcap", Talks.Pcap(1)), 4, new() { CreateDecoder = decoder }, ExplanationFormat.Json, new(), Screen(output, errors)).Run();

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("\"frame\":4", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void Annotate_copies_every_packet_and_fails()
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var target = _bench.PathOf("annotated.pcapng");

        var code = new AnnotateRun(_bench.File("capture.pcap", Talks.Pcap(1)), target, new() { CreateDecoder = Throwing(frame => frame == 5) }, default, Screen(output, errors)).Run();

        Assert.Equal((ExitCode.Failed, Talks.Segments), (code, Packets("annotated.pcapng")));
    }

    [Fact]
    public void A_device_that_fails_is_no_bug()
    {
        using var errors = new StringWriter();
        var net = BugReport.Net(errors, ["FILE"]);

        Assert.Throws<DeviceFailureException>(() => net.Guard(Loss.Rest, null, () => throw new DeviceFailureException("eth0", "gone")));
        Assert.Equal((0, ""), (net.Faults.Count, errors.ToString()));
    }

    [Fact]
    public void A_view_that_throws_on_a_segment_shows_the_others()
    {
        var format = new FaultyFormat(3);
        var (code, _, errors) = Analyze(Sound, Talks.Pcap(2), View.Segments, request => request with { Presentation = request.Presentation with { Format = format } });

        Assert.Equal((ExitCode.Failed, (2 * Talks.Segments) - 1, true), (code, format.Shown, format.Finished));
        Assert.Contains("a bug at frame 3: ", errors);
    }

    [Fact]
    public void Damage_behind_a_bug_is_told_too_and_the_code_is_the_bugs()
    {
        var (code, _, errors) = Segments(Throwing(frame => frame == 4), Talks.Pcap(2)[..^5]);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("at offset", errors);
    }

    [Fact]
    public void What_is_recorded_is_recorded_whatever_the_analysis_does()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");
        using var loopback = new Loopback();
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var request = new SniffRequest
        {
            Device = "lo",
            Live = new(),
            Duration = TimeSpan.FromSeconds(20),
            Count = 5,
            Packets = new() { Filter = loopback.Filter, CreateDecoder = Throwing(_ => true) },
            Presentation = Presentation.Create(View.Segments, "json", new()),
            WriteTo = _bench.PathOf("live.pcap"),
        };

        var code = ExitCode.Done;
        var sniffing = new Thread(() => code = new SniffRun(request, Screen(output, errors)).Run());
        sniffing.Start();
        while (!errors.ToString().Contains("listening", StringComparison.Ordinal))
        {
            Thread.Sleep(10);
        }

        loopback.Talk("hello\n");
        Assert.True(sniffing.Join(TimeSpan.FromSeconds(60)));

        Assert.Equal((ExitCode.Failed, 5), (code, Packets("live.pcap")));
    }

    public void Dispose() => _bench.Dispose();

    private (ExitCode Code, string[] Lines, string Errors) Segments(DecoderMaker decoder, byte[] capture) => Analyze(decoder, capture, View.Segments);

    private (ExitCode Code, string[] Lines, string Errors) Analyze(DecoderMaker decoder, byte[] capture, View view, Func<AnalyzeRequest, AnalyzeRequest>? change = null)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter { NewLine = "\n" };
        var request = new AnalyzeRequest
        {
            Files = [_bench.File("capture.pcap", capture)],
            Packets = new() { CreateDecoder = decoder },
            Selection = Selection.All,
            Presentation = Presentation.Create(view, "json", new()),
        };
        var code = new AnalyzeRun(change?.Invoke(request) ?? request, Screen(output, errors)).Run();
        return (code, Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }

    private static DecoderMaker Throwing(Predicate<long> throws) => (_, options) => new FaultyDecoder(options, throws, _ => false);

    private static DecoderMaker Tearing(Predicate<long> tears) => (_, options) => new FaultyDecoder(options, _ => false, tears);

    private static Screen Screen(Stream output, TextWriter errors) => new() { Output = output, Errors = errors };

    private int Packets(string name)
    {
        using var source = CaptureFile.Open(_bench.PathOf(name));
        var packets = 0;
        while (source.MoveNext() == SourceStatus.Packet)
        {
            packets++;
        }

        return packets;
    }

    /// <summary>A view with a bug.</summary>
    private sealed class FaultyFormat(long throwsAt) : IFormat
    {
        public string Name => "faulty";

        public IReadOnlyList<View> Views { get; } = [View.Segments];

        public int Shown { get; private set; }

        public bool Finished { get; private set; }

        public Report Open(View view, ReportOptions options, Stream output) => new Faulty(this, throwsAt);

        private sealed class Faulty(FaultyFormat format, long throwsAt) : Report
        {
            public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
            {
                format.Shown += facts.Frame == throwsAt ? throw new InvalidOperationException("no such word") : 1;
            }

            public override void Finish(AnalysisResult result) => format.Finished = true;
        }
    }
}
