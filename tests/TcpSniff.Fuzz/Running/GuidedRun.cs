using SharpFuzz;
using TcpSniff.Capture;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating;

namespace TcpSniff.Fuzz.Running;

/// <summary>
/// A target under a fuzzer that is led by what code an input reaches (AFL++ through SharpFuzz). To it an input is bytes: the number that chooses among the
/// ways to take it, then what the target takes, packets as a capture.
/// </summary>
internal static class GuidedRun
{
    /// <summary>Inputs that a run begins with.</summary>
    private const int MostSeeds = 48;

    /// <summary>Longer ones take the fuzzer long, and show little that shorter ones do not.</summary>
    private const int LongestSeed = 4096;

    /// <summary>Packets of an input at most.</summary>
    private const int MostPackets = 500;

    /// <summary>Takes inputs until the fuzzer stops it; what throws is told to the fuzzer.</summary>
    public static void Serve(ITarget target) => Fuzzer.Run(stream =>
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        if (Read(target, bytes.ToArray()) is { } input && Trial.Of(target, input) is { } fault)
        {
            throw new InvalidOperationException(fault.ToString(), fault);
        }
    });

    /// <summary>Inputs to begin with, small ones.</summary>
    public static IEnumerable<(int Number, byte[] Bytes)> Seeds(ITarget target) =>
        Enumerable.Range(1, 100 * MostSeeds).Select(number => (number, Bytes(target.Make(number)))).Where(seed => seed.Item2.Length <= LongestSeed).Take(MostSeeds);

    /// <summary>Writes them into a folder.</summary>
    public static void WriteSeeds(ITarget target, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (number, bytes) in Seeds(target))
        {
            File.WriteAllBytes(Path.Combine(folder, $"{target.Name}-{number}"), bytes);
        }
    }

    /// <summary>The input as bytes.</summary>
    public static byte[] Bytes(FuzzInput input)
    {
        if (input.Frames.Count == 0)
        {
            return [(byte)input.Turn, .. input.Bytes];
        }

        using var capture = new MemoryStream();
        CaptureFiles.Write(input.Frames, capture);
        return [(byte)input.Turn, .. capture.ToArray()];
    }

    /// <summary>The input that bytes stand for; null where the target takes packets and these are none.</summary>
    public static FuzzInput? Read(ITarget target, byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return null;
        }

        var input = new FuzzInput(bytes[0]);
        return target.Make(1).Frames.Count == 0 ? input with { Bytes = bytes[1..] } : Packets(bytes[1..]) is { Count: > 0 } frames ? input with { Frames = frames } : null;
    }

    private static List<Frame> Packets(byte[] file)
    {
        var frames = new List<Frame>();
        try
        {
            using var source = CaptureFile.Open(new MemoryStream(file), "input");
            while (frames.Count < MostPackets && source.MoveNext() == SourceStatus.Packet)
            {
                var packet = source.Current;
                frames.Add(new(packet.Time.Nanoseconds, packet.Data.ToArray()) { Link = packet.LinkType, OriginalLength = packet.OriginalLength });
            }
        }
        catch (CaptureFileException)
        {
            // What comes before the damage counts; the target files looks at the rest.
        }

        return frames;
    }
}
