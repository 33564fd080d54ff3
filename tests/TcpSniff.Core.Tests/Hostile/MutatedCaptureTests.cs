using TcpSniff.Generating.Mutating;
using Xunit;

namespace TcpSniff.Core.Tests.Hostile;

/// <summary>Captures in which something is wrong, through everything that there is; nothing catches what throws.</summary>
public class MutatedCaptureTests
{
    private const int Packets = 100_000;

    /// <summary>To run many more by hand: <c>TCPSNIFF_MUTANTS=10000000</c>.</summary>
    private static long Wanted => long.TryParse(Environment.GetEnvironmentVariable("TCPSNIFF_MUTANTS"), out var wanted) ? wanted : Packets;

    [Fact]
    public void Whatever_is_changed_in_a_capture_every_view_tells_it()
    {
        var begun = Environment.TickCount;
        var packets = 0L;
        for (var seed = 1; packets < Wanted; seed++)
        {
            var random = new Random(seed);
            var capture = new CaptureMutator(random).Mutate(new SeedCaptures(random).Next(conversations: 1 + (seed % 24)));
            try
            {
                EveryView.Show(capture, seed);
            }
            catch (Exception bug)
            {
                Assert.Fail($"seed {seed}: {bug}");
            }

            packets += capture.Count;
        }

        TestContext.Current.SendDiagnosticMessage($"{packets} packets in {Environment.TickCount - begun} ms");
    }
}
