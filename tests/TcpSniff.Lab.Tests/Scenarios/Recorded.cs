using TcpSniff.Analysis;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Lab.Tests.Scenarios;

/// <summary>What a scenario's capture says to somebody who has only that.</summary>
internal sealed class Recorded
{
    private Recorded(byte[] capture, string name)
    {
        using var pipeline = new Pipeline(CaptureFile.Open(new MemoryStream(capture), name), new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            if (pipeline.Decoded.Kind == PacketKind.Tcp)
            {
                Segments.Add(pipeline.Facts);
            }
        }

        Connections = pipeline.Tracker.Connections;
        Findings = [.. Analyst.Judge(Connections, pipeline.Record).Select(finding => finding.Id)];
    }

    /// <summary>All segments.</summary>
    public List<SegmentFacts> Segments { get; } = [];

    /// <summary>Ids of the findings.</summary>
    public IReadOnlyList<string> Findings { get; }

    /// <summary>All connections.</summary>
    public IReadOnlyList<Connection> Connections { get; }

    /// <summary>The only connection.</summary>
    public Connection Connection => Connections.Single();

    /// <summary>The capture of a scenario.</summary>
    public static Recorded Of(string name) => new(Played.Of(name).Capture, name);

    /// <summary>How many segments of a side have a label.</summary>
    public int Count(AnalysisFlags label) => Segments.Count(facts => (facts.Analysis & label) != 0);

    /// <summary>How many segments have all these control bits.</summary>
    public int Count(TcpFlags flags) => Segments.Count(facts => facts.Segment.Has(flags));

    /// <summary>Whether something was seen to happen.</summary>
    public bool Did(SegmentEvents events) => Segments.Exists(facts => facts.Did(events));
}
