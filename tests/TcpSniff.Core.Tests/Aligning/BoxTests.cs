using TcpSniff.Aligning;
using TcpSniff.Generating.Boxes;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Aligning;

/// <summary>A box between two points of capture does everything that boxes do, and knows what it did.</summary>
public class BoxTests
{
    private const long Hours = 3_600_000_000_000;

    /// <summary>What boxes and captures there are.</summary>
    public static TheoryData<string> Boxes => [.. Known.Keys];

    internal static Dictionary<string, BoxRules> Known { get; } = new()
    {
        ["only delays"] = new(),
        ["delays unevenly"] = new() { Jitter = 2_000 },
        ["drops"] = new() { Jitter = 500, Loss = 30 },
        ["drops much"] = new() { Jitter = 500, Loss = 120 },
        ["changes the order"] = new() { Jitter = 300, HoldUp = 40 },
        ["doubles"] = new() { Doubling = 30, Jitter = 100 },
        ["translates the client"] = new() { TranslatesClient = true, Loss = 10 },
        ["translates both ends and shifts all numbers"] = new() { TranslatesClient = true, TranslatesServer = true, ClientShift = 123_456_789, ServerShift = 4_000_000_000, Loss = 20 },
        ["shifts the client's numbers"] = new() { ClientShift = 77, Loss = 20 },
        ["lowers MSS and window scale"] = new() { RewritesOptions = true, Loss = 10 },
        ["strips options"] = new() { StripsOptions = true, Loss = 20, Jitter = 500 },
        ["strips options, translates and shifts"] = new() { StripsOptions = true, Loss = 20, TranslatesClient = true, TranslatesServer = true, ClientShift = 99, ServerShift = 1_000_000 },
        ["joins segments"] = new() { Joins = true, Loss = 10 },
        ["segmentation offload"] = new() { SegmentationOffload = true, Pace = 0, Loss = 15 },
        ["receive offload"] = new() { ReceiveOffload = true, Pace = 0, Loss = 15 },
        ["all offload"] = new() { SegmentationOffload = true, ReceiveOffload = true, Joins = true, Pace = 0, Loss = 15, HoldUp = 10 },
        ["clocks hours apart that drift"] = new() { Offset = (5 * Hours) + 123_456_789, Drift = 100, Jitter = 800, Loss = 10, Segments = 1500, Pace = 20_000 },
        ["clocks behind that drift back"] = new() { Offset = -(9 * Hours), Drift = -100, Jitter = 800, Segments = 800, Pace = 20_000, Delay = 40_000 },
        ["no time stamps"] = new() { Timestamps = false, Loss = 20, Jitter = 500 },
        ["no identification"] = new() { NoIdentification = true, Loss = 20, Jitter = 500 },
        ["neither time stamps nor identification"] = new() { Timestamps = false, NoIdentification = true, Loss = 15, Jitter = 300 },
        ["a snap length"] = new() { SnapLength = 80, Loss = 20, TranslatesClient = true, ServerShift = 12345 },
        ["everything recorded twice"] = new() { RecordsTwice = true, Loss = 20, Jitter = 300 },
        ["everything recorded twice without identification"] = new() { RecordsTwice = true, NoIdentification = true, Loss = 20, Jitter = 300 },
        ["a capture that begins late"] = new() { BeginsLate = 30, Loss = 20 },
        ["a capture that begins late behind a translator"] = new() { BeginsLate = 60, Loss = 20, TranslatesClient = true, TranslatesServer = true, ClientShift = 5, ServerShift = 6 },
        ["a capture that ends early"] = new() { EndsEarly = 40, Loss = 20 },
        ["many connections"] = new() { Connections = 60, Strangers = 40, Segments = 30, Loss = 20, Jitter = 500, TranslatesClient = true, ClientShift = 9, Offset = Hours },
        ["many connections with neither stamps nor same numbers"] = new() { Connections = 40, Strangers = 20, Segments = 30, Loss = 10, StripsOptions = true, TranslatesClient = true, TranslatesServer = true, ClientShift = 9, ServerShift = 8 },
        ["a fast network"] = new() { Delay = 60, Jitter = 20, Loss = 10, Thinking = 300, Pace = 200 },
        ["everything"] = new()
        {
            Jitter = 1_000,
            Loss = 25,
            HoldUp = 10,
            TranslatesClient = true,
            TranslatesServer = true,
            ClientShift = 3_000_000_000,
            ServerShift = 17,
            RewritesOptions = true,
            Joins = true,
            SegmentationOffload = true,
            Pace = 500,
            Offset = -Hours,
            Drift = 60,
            Connections = 8,
            Strangers = 8,
        },
    };

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Of_a_hundred_fates_ninety_nine_are_right_and_the_clocks_by_a_twentieth_of_the_round_trip(string box)
    {
        var rules = Known[box];
        for (var seed = 1; seed <= 3; seed++)
        {
            var (truth, alignments) = Align(seed, rules);
            Assert.InRange(alignments.Count, rules.Connections * 95 / 100, rules.Connections);
            Assert.True(truth.Wrong.Count * 100 <= truth.Judged, $"{truth.Wrong.Count} of {truth.Judged}, seed {seed}\n{string.Join('\n', truth.Wrong.Take(30))}");
            Assert.All(alignments, alignment => Assert.True(truth.ClockError(alignment) <= 0.05, $"clock wrong by {truth.ClockError(alignment):0.000} of the round trip, seed {seed}"));
        }
    }

    private static (BoxTruth Truth, IReadOnlyList<Alignment> Alignments) Align(int seed, BoxRules rules)
    {
        var exchange = BoxedExchange.Play(seed, rules);
        var captures = new BoxCaptures(exchange);
        var alignments = Aligned.Of([.. captures.Frames(Role.Client)], [.. captures.Frames(Role.Server)]);
        return (new(exchange, captures, alignments), alignments);
    }
}
