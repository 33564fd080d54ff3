using TcpSniff.Generating.Mutating;

namespace TcpSniff.Fuzz.Inputs;

/// <summary>Captures that were changed.</summary>
internal static class CaptureInputs
{
    /// <summary>Some conversations with something wrong in them.</summary>
    /// <param name="seed">The same seed makes the same.</param>
    /// <param name="most">Conversations at most.</param>
    public static FuzzInput Changed(int seed, int most = 24)
    {
        var random = new Random(seed);
        return new(seed) { Frames = new CaptureMutator(random).Mutate(new SeedCaptures(random).Next(1 + (seed % most))) };
    }
}
