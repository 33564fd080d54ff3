using TcpSniff.Analysis;
using TcpSniff.Decoding;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating;
using TcpSniff.Reports;

namespace TcpSniff.Fuzz.Targets;

/// <summary>Hands a capture to a report as the program does: judged first, then shown.</summary>
internal static class ReportFeed
{
    /// <summary>Everything that is known of a capture.</summary>
    /// <param name="input">The capture.</param>
    /// <param name="segments">TCP segments in it.</param>
    /// <param name="census">Is shown it in this pass; null for nobody.</param>
    public static AnalysisResult Judge(FuzzInput input, out long segments, Report? census = null)
    {
        using var pipeline = new Pipeline(new FrameSource(input.Frames), new PacketDecoder());
        segments = Run(pipeline, census);
        var findings = Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record);
        return new()
        {
            Capture = new() { Sources = ["generated"], Interfaces = pipeline.Source.Interfaces, Record = pipeline.Record },
            Connections = [.. pipeline.Tracker.Connections.Select(connection => new ConnectionResult { Connection = connection, Findings = [.. findings.Where(finding => finding.Stream == connection.Stream)] })],
            ConnectionsInAll = pipeline.Tracker.Connections.Count,
            Findings = findings,
        };
    }

    /// <summary>Shows a capture.</summary>
    public static void Show(FuzzInput input, Report report)
    {
        using var pipeline = new Pipeline(new FrameSource(input.Frames), new PacketDecoder());
        Run(pipeline, report);
    }

    private static long Run(Pipeline pipeline, Report? report)
    {
        var segments = 0L;
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            ref readonly var decoded = ref pipeline.Decoded;
            switch (decoded.Kind)
            {
                case PacketKind.Tcp:
                    segments++;
                    report?.Segment(pipeline.Facts, pipeline.Payload);
                    break;
                case PacketKind.IcmpError when pipeline.Tracker.Find(decoded.Icmp.Key) is { } connection:
                    report?.IcmpError(pipeline.Frame, pipeline.Packet.Time, decoded.Icmp, connection);
                    break;
            }
        }

        return segments;
    }
}
