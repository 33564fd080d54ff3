using TcpSniff.Analysis;
using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Generating.Exchanges;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Core.Tests.Exchanges;

/// <summary>One claim of a sentence about a segment: its id and the numbers that it names.</summary>
internal sealed record Claim(string Id, IReadOnlyDictionary<string, long> Numbers)
{
    /// <summary>A number; null where the claim does not name it.</summary>
    public long? this[string name] => Numbers.TryGetValue(name, out var number) ? number : null;

    /// <summary>All claims of a statement.</summary>
    public static IEnumerable<Claim> Of(Statement statement) => statement.Claims.Select(claim => new Claim(
        claim.Claim,
        claim.Values.Where(value => value.Value.Number is not null).GroupBy(value => value.Name).ToDictionary(value => value.Key, value => value.First().Value.Number!.Value)));
}

/// <summary>What is told of one segment.</summary>
internal sealed record ToldSegment(Role From, EndpointState Sender, IReadOnlyList<Claim> Claims);

/// <summary>Everything that is told of an exchange: sentences, states, findings, and what stands below.</summary>
internal sealed record Told
{
    /// <summary>By frame, the first at 0.</summary>
    public required IReadOnlyList<ToldSegment> Segments { get; init; }

    /// <summary>How many segments are said to have been sent again.</summary>
    public required long SentAgain { get; init; }

    /// <summary>How it opened.</summary>
    public required Handshake Handshake { get; init; }

    /// <summary>How it closed.</summary>
    public required Teardown Teardown { get; init; }

    /// <summary>Who stays in TIME-WAIT.</summary>
    public required Sides TimeWait { get; init; }

    /// <summary>Ids of the findings.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Tells an exchange from its capture alone; null where nothing was captured.</summary>
    public static Told? Of(ModelExchange exchange)
    {
        using var pipeline = new Pipeline(new FrameSource(exchange.Frames), new PacketDecoder());
        var segments = new List<SegmentFacts>();
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            segments.Add(pipeline.Facts);
        }

        if (pipeline.Tracker.Connections is not [var connection])
        {
            return null; // After a RST, Wireshark counts what follows as another stream.
        }

        var story = new Story(connection);
        foreach (var facts in segments)
        {
            story.Add(facts, []);
        }

        return new()
        {
            Segments = [.. story.Tell().OfType<SegmentEntry>().Select(Of)],
            SentAgain = connection.Client.SentAgain + connection.Server.SentAgain,
            Handshake = connection.Handshake,
            Teardown = connection.Teardown,
            TimeWait = connection.TimeWait,
            Findings = [.. Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record).Select(finding => finding.Id)],
        };
    }

    private static ToldSegment Of(SegmentEntry entry) => new(
        entry.Facts.From, entry.Facts.From == Role.Client ? entry.Facts.Client : entry.Facts.Server, [.. entry.Notes.SelectMany(note => Claim.Of(note.Statement))]);
}
