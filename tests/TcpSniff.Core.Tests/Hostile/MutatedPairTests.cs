using TcpSniff.Generating.Boxes;
using TcpSniff.Generating.Mutating;
using TcpSniff.Packets;
using TcpSniff.Reports.Aligning;
using TcpSniff.Typography;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Hostile;

/// <summary>Two captures in which something is wrong, side by side; nothing catches what throws.</summary>
public class MutatedPairTests
{
    /// <summary>To run many more by hand: <c>TCPSNIFF_MUTANTS=100000</c>.</summary>
    private static int Wanted => int.TryParse(Environment.GetEnvironmentVariable("TCPSNIFF_MUTANTS"), out var wanted) ? wanted : 120;

    [Fact]
    public void Whatever_is_changed_in_two_captures_they_are_aligned_or_said_to_have_nothing_in_common()
    {
        var aligned = 0;
        for (var seed = 1; seed <= Wanted; seed++)
        {
            var random = new Random(seed);
            var mutator = new CaptureMutator(random);
            try
            {
                var (here, there) = Pair(random, seed);
                var alignments = Aligned.Of(mutator.Mutate(here), mutator.Mutate(there));
                aligned += alignments.Count;
                var captures = new TcpSniff.Aligning.AlignedCaptures { Here = "a", There = "b", ConnectionsHere = 1, ConnectionsThere = 1, Alignments = alignments, LeftOut = 0 };
                new AlignmentText(new PlainOutput(TextWriter.Null), new() { Width = 40 + (seed % 100), Time = (TimeDisplay)(seed % 5) }).Write(captures, inFull: seed % 2 == 0);
                AlignmentJson.Write(captures, (Language)(seed % 3), Stream.Null);
            }
            catch (Exception bug)
            {
                Assert.Fail($"seed {seed}: {bug}");
            }
        }

        Assert.InRange(aligned, Wanted / 2, int.MaxValue);
    }

    private static (IReadOnlyList<TcpSniff.Generating.Frame> Here, IReadOnlyList<TcpSniff.Generating.Frame> There) Pair(Random random, int seed)
    {
        if (seed % 2 == 0)
        {
            var capture = new SeedCaptures(random).Next(conversations: 1 + (seed % 12));
            return (capture, capture);
        }

        var captures = new BoxCaptures(BoxedExchange.Play(seed, new() { Loss = 40, HoldUp = 20, Segments = 30, Jitter = 500, SegmentationOffload = seed % 3 == 0, Joins = seed % 5 == 0, TranslatesClient = true, ServerShift = 5 }));
        return ([.. captures.Frames(Role.Client)], [.. captures.Frames(Role.Server)]);
    }
}
