using System.Globalization;
using System.Text;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.CapturePoint;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Reports.Packetdrill;

/// <summary>Writes the first selected connection as a script; a script can play one only.</summary>
internal sealed class ScriptReport(ReportOptions options, Stream output) : Report
{
    /// <summary>No test plays so many segments; what comes after them is left out and said.</summary>
    private const int MostSegments = 100_000;

    private readonly Dictionary<int, List<SegmentFacts>> _segments = [];
    private readonly StreamWriter _writer = new(output, new UTF8Encoding(false), 32 * 1024, leaveOpen: true);
    private int _count;
    private long _leftOut;

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        if (_count >= MostSegments)
        {
            _leftOut++;
            return;
        }

        _count++;
        if (!_segments.TryGetValue(facts.Connection.Stream, out var segments))
        {
            _segments[facts.Connection.Stream] = segments = [];
        }

        segments.Add(facts);
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        if (result.Connections.Count == 0)
        {
            // A script of no events is none.
            Comment("no connection to play");
            _writer.Write("0 `true`\n");
            return;
        }

        if (result.Connections.Count > 1)
        {
            Comment($"{(result.Connections.Count - 1).ToString(CultureInfo.InvariantCulture)} more connections are left out: a script plays one, --connection chooses");
        }

        var connection = result.Connections[0].Connection;
        new ScriptWriter(_writer, options.Side ?? LocalSide(connection)).Write(connection, _segments.GetValueOrDefault(connection.Stream) ?? []);
        if (_leftOut > 0)
        {
            Comment($"{_leftOut.ToString(CultureInfo.InvariantCulture)} more segments are left out");
        }
    }

    /// <inheritdoc/>
    public override void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _writer.Dispose();
    }

    /// <summary>The side that the capture was taken at, for its kernel shows; else the server.</summary>
    private static Role LocalSide(Connection connection) => connection.Vantage.Place == VantagePlace.NearClient ? Role.Client : Role.Server;

    private void Comment(string text) => _writer.Write($"// {text}\n");
}
