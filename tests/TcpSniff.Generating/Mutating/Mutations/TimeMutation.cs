namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>Sets a packet's time, or the clock from one packet on.</summary>
internal sealed class TimeMutation : IMutation
{
    /// <inheritdoc/>
    public void Change(List<Frame> capture, Random random)
    {
        var place = random.Next(capture.Count);
        if (random.Next(3) > 0)
        {
            capture[place] = capture[place] with { Nanoseconds = Other(capture[place].Nanoseconds, random) };
            return;
        }

        var step = unchecked(Other(capture[place].Nanoseconds, random) - capture[place].Nanoseconds);
        for (; place < capture.Count; place++)
        {
            capture[place] = capture[place] with { Nanoseconds = unchecked(capture[place].Nanoseconds + step) };
        }
    }

    private static long Other(long nanoseconds, Random random) => random.Next(8) switch
    {
        0 => random.NextInt64(),
        1 => -random.NextInt64(),
        2 => 0,
        3 => long.MaxValue,
        _ => unchecked(nanoseconds + ((random.NextInt64(2001) - 1000) * 1_000_000L)),
    };
}
