using System.Globalization;
using System.Text;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Reports.Diagrams;

/// <summary>Draws the timeline view: every connection's story in one diagram, once its end is known.</summary>
internal sealed class DiagramReport : Report
{
    /// <summary>No diagram shows so many segments; what comes after them is left out and said.</summary>
    private const int MostSegments = 100_000;

    private readonly StoryBook _book = new();
    private readonly StreamWriter _output;
    private readonly DiagramWriter _diagram;
    private readonly SequenceDiagram _sequence;
    private readonly HashSet<int> _told = [];
    private long _leftOut;

    public DiagramReport(ReportOptions options, Stream output, Func<TextWriter, DiagramWriter> language)
    {
        _output = new(output, new UTF8Encoding(false), 32 * 1024, leaveOpen: true);
        _diagram = language(_output);
        _sequence = new(_diagram, options);
    }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        if (_book.Count >= MostSegments)
        {
            _leftOut++;
            return;
        }

        _told.Add(facts.Connection.Stream);
        _book.Add(facts, payload);
    }

    /// <inheritdoc/>
    public override void IcmpError(long frame, CaptureTime time, in IcmpError error, Connection connection)
    {
        if (_told.Contains(connection.Stream))
        {
            _book.Add(frame, time, error, connection);
        }
    }

    /// <inheritdoc/>
    public override void Call(in SocketCall call) => _book.Add(call);

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        var connections = result.Connections.Select(selected => selected.Connection).Where(connection => _told.Contains(connection.Stream)).ToList();
        _diagram.Begin();
        connections.ForEach(_sequence.Declare);
        _book.Tell(connections, _sequence);
        result.Connections.Where(selected => connections.Contains(selected.Connection)).ToList().ForEach(_sequence.Judge);
        if (_leftOut > 0)
        {
            _diagram.Comment(string.Create(CultureInfo.InvariantCulture, $"{_leftOut} more segments are left out"));
        }

        _diagram.End();
    }

    /// <inheritdoc/>
    public override void Flush() => _output.Flush();

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _output.Dispose();
    }
}
