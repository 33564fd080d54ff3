using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Reports.Following;

/// <summary>Shows what the two sides of one connection sent, put in order.</summary>
internal sealed class FollowReport : Report
{
    private readonly FollowWriter _writer;
    private readonly ConnectionStreams _streams;

    /// <summary>Opens the report.</summary>
    /// <param name="connection">The connection as it is at the end of the capture.</param>
    /// <param name="options">What to show of it, and how.</param>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="rehearsal">Has seen the connection's segments before, if that was possible.</param>
    public FollowReport(Connection connection, FollowOptions options, Stream output, FollowRehearsal? rehearsal = null)
    {
        _writer = options.Form switch
        {
            FollowForm.Raw => new RawFollow(output),
            FollowForm.Hex => new HexFollow(output, options),
            FollowForm.Json => new JsonFollow(output, connection.Stream),
            _ => new TextFollow(output, options),
        };
        Client = Tally(Role.Client, options);
        Server = Tally(Role.Server, options);
        _streams = new(connection, Client, Server, options.Limit, rehearsal?.Streams);
    }

    /// <summary>What was odd about the client's stream.</summary>
    public StreamTally Client { get; }

    /// <summary>What was odd about the server's stream.</summary>
    public StreamTally Server { get; }

    /// <inheritdoc cref="ConnectionStreams.TimesLimited"/>
    public long TimesLimited => _streams.TimesLimited;

    /// <summary>The connection's next segment.</summary>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload) => _streams.Add(facts, payload);

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result) => Finish();

    /// <summary>The connection is at its end: shows what waited behind holes.</summary>
    public void Finish()
    {
        _streams.Finish();
        Flush();
    }

    /// <inheritdoc/>
    public override void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _writer.Dispose();
    }

    private StreamTally Tally(Role role, FollowOptions options) => new(options.From is { } one && one != role ? null : _writer.Side(role));
}
