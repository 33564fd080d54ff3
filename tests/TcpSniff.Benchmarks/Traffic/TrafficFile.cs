using System.Globalization;

namespace TcpSniff.Benchmarks.Traffic;

/// <summary>Writes a capture of many interleaved connections that behave like real ones: what speed is measured on.</summary>
internal static class TrafficFile
{
    /// <summary>What the command line asks for: <c>PACKETS CONCURRENT ROUNDS LOSS-PER-MILLE OUT.pcap</c>.</summary>
    public static void Write(ReadOnlySpan<string> arguments)
    {
        var options = new TrafficOptions(long.Parse(arguments[0], CultureInfo.InvariantCulture), Number(arguments[1]), Number(arguments[2]), Number(arguments[3]));
        var random = new Random(1);
        using var writer = new SegmentWriter(arguments[4], random);
        var next = 0U;
        var talks = new Talk[options.Concurrent];
        for (var i = 0; i < talks.Length; i++)
        {
            talks[i] = new(next++, options, random);
        }

        while (writer.Count < options.Packets)
        {
            ref var talk = ref talks[random.Next(talks.Length)];
            for (var burst = 1 + random.Next(3); burst > 0; burst--)
            {
                if (talk.Go(writer, random))
                {
                    talk = new(next++, options, random);
                    break;
                }
            }
        }

        Console.WriteLine($"{writer.Count} packets, {next} connections");
    }

    private static int Number(string argument) => int.Parse(argument, CultureInfo.InvariantCulture);
}
