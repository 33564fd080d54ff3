using System.Diagnostics;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating;

namespace TcpSniff.Fuzz.Running;

/// <summary>Makes an input as small as it can be with the same fault: by delta debugging over packets, then over their bytes.</summary>
internal sealed class Minimizer(ITarget target, TimeSpan patience)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>The smallest input with the same fault that was found in time.</summary>
    public FuzzInput Smallest(FuzzInput input, Exception fault)
    {
        var key = FaultKey.Of(fault);
        bool Shows(FuzzInput candidate) => _clock.Elapsed < patience && Trial.Of(target, candidate) is { } again && FaultKey.Of(again) == key;

        input = input with { Frames = Fewer(input.Frames, frames => Shows(input with { Frames = frames })) };
        input = input with { Others = Fewer(input.Others, frames => Shows(input with { Others = frames })) };
        input = input with { Bytes = [.. Fewer(input.Bytes, bytes => Shows(input with { Bytes = [.. bytes] }))] };
        for (var i = 0; i < input.Frames.Count; i++)
        {
            input = input with { Frames = Simpler(input.Frames, i, frames => Shows(input with { Frames = frames })) };
        }

        return input;
    }

    /// <summary>Delta debugging (Zeller and Hildebrandt, 2002): leaves out halves, quarters, … for as long as the fault stays.</summary>
    private static IReadOnlyList<T> Fewer<T>(IReadOnlyList<T> parts, Predicate<IReadOnlyList<T>> shows)
    {
        for (var size = parts.Count; size >= 1; size /= 2)
        {
            for (var first = 0; first < parts.Count;)
            {
                IReadOnlyList<T> rest = [.. parts.Take(first), .. parts.Skip(first + size)];
                if (shows(rest))
                {
                    parts = rest;
                }
                else
                {
                    first += size;
                }
            }
        }

        return parts;
    }

    /// <summary>One packet with fewer bytes, and with zeros where nothing else is needed.</summary>
    private static IReadOnlyList<Frame> Simpler(IReadOnlyList<Frame> frames, int place, Predicate<IReadOnlyList<Frame>> shows)
    {
        IReadOnlyList<Frame> With(byte[] bytes) => [.. frames.Take(place), frames[place] with { Bytes = bytes }, .. frames.Skip(place + 1)];

        for (var size = frames[place].Bytes.Length; size >= 1; size /= 2)
        {
            while (frames[place].Bytes.Length >= size && With(frames[place].Bytes[..^size]) is var shorter && shows(shorter))
            {
                frames = shorter;
            }
        }

        for (var size = frames[place].Bytes.Length; size >= 1; size /= 2)
        {
            for (var first = 0; first + size <= frames[place].Bytes.Length; first += size)
            {
                byte[] bytes = [.. frames[place].Bytes];
                bytes.AsSpan(first, size).Clear();
                if (!bytes.AsSpan().SequenceEqual(frames[place].Bytes) && With(bytes) is var plainer && shows(plainer))
                {
                    frames = plainer;
                }
            }
        }

        return frames;
    }
}
