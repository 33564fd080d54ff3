namespace TcpSniff.Generating.Mutating;

/// <summary>Numbers at which arithmetic goes wrong, if it does.</summary>
internal static class Numbers
{
    private static readonly uint[] Edges =
    [
        0, 1, 2, 3, 4, 7, 8, 20, 40, 60, 127, 128, 255, 256, 1460, 4095, 4096, 32767, 32768, 65528, 65534, 65535, 65536, 1 << 20, 1 << 30,
        (1u << 31) - 2, (1u << 31) - 1, 1u << 31, (1u << 31) + 1, (1u << 31) + 2,
    ];

    /// <summary>A distance, often one at an edge, in either direction.</summary>
    public static uint Distance(Random random)
    {
        var edge = random.Next(4) == 0 ? (uint)random.NextInt64(1L << 32) : Edges[random.Next(Edges.Length)];
        return random.Next(2) == 0 ? edge : unchecked(0 - edge);
    }

    /// <summary>A value of a field of so many bits, often one at an edge.</summary>
    public static uint Field(Random random, int bits) => bits == 32 ? Distance(random) : Distance(random) & ((1u << bits) - 1);
}
