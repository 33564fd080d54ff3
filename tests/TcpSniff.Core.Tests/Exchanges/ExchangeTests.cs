using System.Globalization;
using TcpSniff.Generating.Exchanges;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Exchanges;

/// <summary>
/// Nothing that is told contradicts what happened: two model endpoints talk by the rules over a way that loses, holds up and doubles
/// segments, past taps that miss some or record them late, and the model knows what really happened.
/// </summary>
public class ExchangeTests
{
    private const int Usual = 2_000;

    /// <summary>Many more by hand, as scripts/long.sh does: <c>TCPSNIFF_EXCHANGES=100000</c>.</summary>
    private static int Exchanges => int.TryParse(Environment.GetEnvironmentVariable("TCPSNIFF_EXCHANGES"), CultureInfo.InvariantCulture, out var wanted) ? wanted : Usual;

    [Fact]
    public void No_sentence_state_finding_or_foot_contradicts_what_the_endpoints_did()
    {
        var (told, wrong) = (0, new List<string>());
        for (var seed = 1; seed <= Exchanges; seed++)
        {
            var exchange = ModelExchange.Play(seed);
            if (exchange.Records.Count == 0 || Told.Of(exchange) is not { } story)
            {
                continue;
            }

            told++;
            if (TruthChecker.Check(exchange, story) is { Count: > 0 } contradictions)
            {
                Keep(seed, exchange);
                wrong.Add($"seed {seed}: {string.Join("; ", contradictions.Take(4))}");
            }
        }

        Assert.InRange(told, Exchanges * 7 / 10, Exchanges);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {told} exchanges\n{string.Join('\n', wrong.Take(40))}");
    }

    /// <summary>Those that something false was told of once.</summary>
    [Theory]
    [InlineData(10190)] // a partial acknowledgment asked, long before the hole showed
    [InlineData(15732)] // an older acknowledgment came between the request and what it asked for
    [InlineData(17185)] // the last byte again, which looks like a keep-alive
    [InlineData(18503)]
    [InlineData(20935)] // no SYN in the capture
    [InlineData(26794)]
    [InlineData(29759)]
    [InlineData(30071)]
    [InlineData(30469)]
    [InlineData(32611)]
    [InlineData(41108)] // a recovery that began before the last one was over
    [InlineData(49157)]
    [InlineData(49693)] // a request whose round trip the handshake did not show
    [InlineData(67326)] // an answer to duplicate acknowledgments that was held up
    [InlineData(73178)]
    [InlineData(97003)] // several holes, all of them filled
    public void Nor_does_it_where_it_once_did(int seed)
    {
        var exchange = ModelExchange.Play(seed);

        Assert.Empty(TruthChecker.Check(exchange, Told.Of(exchange)!));
    }

    [Fact]
    public void The_exchanges_show_what_they_are_to_show()
    {
        var exchanges = Enumerable.Range(1, 300).Select(ModelExchange.Play).ToList();
        Assert.Contains(exchanges, exchange => exchange.Sent.Any(segment => segment.Reason == SendReason.Asked));
        Assert.Contains(exchanges, exchange => exchange.Sent.Any(segment => segment.Reason == SendReason.Timer));
        Assert.Contains(exchanges, exchange => exchange.Records.Any(record => record.IsCopy));
        Assert.Contains(exchanges, exchange => exchange.Records.Zip(exchange.Records.Skip(1)).Any(pair => pair.First.Segment.From == pair.Second.Segment.From && pair.First.Segment.Id > pair.Second.Segment.Id));
        Assert.Contains(exchanges, exchange => exchange.Client.State == Packets.TcpState.TimeWait);
        Assert.Contains(exchanges, exchange => exchange.Server.State == Packets.TcpState.TimeWait);
        Assert.All(exchanges.Where(exchange => exchange.Rules is { Loss: 0, Closing: < 4 }), exchange => Assert.True(exchange.Client.IsHeard && exchange.Server.IsHeard));
    }

    /// <summary>A failure stays, to be looked at with the program itself.</summary>
    private static void Keep(int seed, ModelExchange exchange)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "exchanges");
        Directory.CreateDirectory(folder);
        var capture = new PcapBuilder();
        foreach (var frame in exchange.Frames)
        {
            var microseconds = frame.Nanoseconds / 1000;
            capture.Record((uint)(microseconds / 1_000_000), (uint)(microseconds % 1_000_000), frame.Bytes);
        }

        File.WriteAllBytes(Path.Combine(folder, $"{seed}.pcap"), capture.ToArray());
    }
}
