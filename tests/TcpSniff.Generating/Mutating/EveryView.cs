using TcpSniff.Analysis;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Decoding;
using TcpSniff.Reports;
using TcpSniff.Reports.Explanations;
using TcpSniff.Reports.Following;
using TcpSniff.Tracking;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Generating.Mutating;

/// <summary>Takes a capture through decoder, tracker, rules and all that shows them. What throws anywhere gets out.</summary>
internal static class EveryView
{
    private static readonly Language[] Languages = Enum.GetValues<Language>();

    /// <summary>Shows the capture in every view of every format, follows its connections and explains one of its frames.</summary>
    /// <param name="capture">The capture.</param>
    /// <param name="turn">Chooses the language, live or not, and the frame, so that a long run meets all.</param>
    /// <param name="output">Where what is shown by a format's name goes; null where that format is left out. Without, everything is shown to nobody.</param>
    public static void Show(IReadOnlyList<Frame> capture, int turn, Func<string, Stream?>? output = null)
    {
        output ??= static _ => Stream.Null;
        var options = new ReportOptions { Language = Languages[turn % Languages.Length], Live = turn % 2 == 0, Head = turn % 3 == 0, Absolute = turn % 5 == 0, Width = 40 + (turn % 100), Colour = turn % 7 == 0 };
        using var first = Open(capture);
        Read(first, []);
        var result = Result(first, options.Language);
        var reports = FormatList.All.SelectMany(format => format.Views.Select(view => output(format.Name) is { } stream ? format.Open(view, options, stream) : null)).OfType<Report>().ToList();
        reports.AddRange(result.Connections.Take(2).SelectMany(shown => Followed(shown, options, turn, output)));
        using var second = Open(capture);
        reports.ForEach(report => report.Begin(result.Capture));
        Read(second, reports);
        reports.ForEach(report => report.Finish(result));
        reports.ForEach(report => report.Dispose());
        if (capture.Count > 0)
        {
            Explain(capture, 1 + (turn % capture.Count), options);
        }
    }

    private static Pipeline Open(IReadOnlyList<Frame> capture) => new(new FrameSource(capture), new PacketDecoder());

    private static void Read(Pipeline pipeline, List<Report> reports)
    {
        var comments = new PacketComments([], Language.English);
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            ref readonly var decoded = ref pipeline.Decoded;
            foreach (var report in reports)
            {
                switch (decoded.Kind)
                {
                    case PacketKind.Tcp:
                        report.Segment(pipeline.Facts, pipeline.Payload);
                        break;
                    case PacketKind.Udp:
                        report.Datagram(pipeline.Frame, pipeline.Packet.Time, decoded.Datagram, pipeline.Payload);
                        break;
                    case PacketKind.IcmpError when pipeline.Tracker.Find(decoded.Icmp.Key) is { } connection:
                        report.IcmpError(pipeline.Frame, pipeline.Packet.Time, decoded.Icmp, connection);
                        break;
                }
            }

            if (decoded.Kind == PacketKind.Tcp)
            {
                comments.Of(pipeline.Facts);
            }
        }
    }

    private static IEnumerable<Report> Followed(ConnectionResult shown, ReportOptions options, int turn, Func<string, Stream?> output) => Enum.GetValues<FollowForm>()
        .Select(form => (Form: form, Stream: output($"follow {form}")))
        .Where(one => one.Stream is not null)
        .Select(one => new OneConnection(
            shown.Connection.Stream,
            new FollowReport(shown.Connection, new() { Form = one.Form, Language = options.Language, Limit = turn % 2 == 0 ? 100 : 1 << 20 }, one.Stream!)));

    private static AnalysisResult Result(Pipeline pipeline, Language language)
    {
        var findings = Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record);
        return new()
        {
            Capture = new() { Sources = ["generated"], Interfaces = pipeline.Source.Interfaces, Record = pipeline.Record },
            Connections = [.. pipeline.Tracker.Connections.Select(connection => new ConnectionResult
            {
                Connection = connection,
                Language = language,
                Findings = [.. findings.Where(finding => finding.Stream == connection.Stream)],
            })],
            ConnectionsInAll = pipeline.Tracker.Connections.Count,
            Findings = findings,
        };
    }

    private static void Explain(IReadOnlyList<Frame> capture, int frame, ReportOptions options)
    {
        var explainer = new Explainer(frame);
        using var first = Open(capture);
        using var second = Open(capture);
        if (explainer.Find(first))
        {
            var explanation = explainer.Explain(second);
            new ExplanationText(new PlainOutput(TextWriter.Null), options).Write(explanation);
            ExplanationJson.Write(explanation, options.Language, Stream.Null);
        }
    }

    /// <summary>Hands a report the segments of one connection.</summary>
    private sealed class OneConnection(int stream, Report report) : Report
    {
        public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
        {
            if (facts.Connection.Stream == stream)
            {
                report.Segment(facts, payload);
            }
        }

        public override void Finish(AnalysisResult result) => report.Finish(result);

        public override void Dispose()
        {
            report.Dispose();
            base.Dispose();
        }
    }
}
