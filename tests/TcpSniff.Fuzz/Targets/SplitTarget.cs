using System.Globalization;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating;
using TcpSniff.Splitting;

namespace TcpSniff.Fuzz.Targets;

/// <summary><c>split</c>: every packet goes to one part, and the parts say of each segment what the whole says.</summary>
internal sealed class SplitTarget : ITarget, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tcpsniff-fuzz-");

    public string Name => "split";

    public int Brief => 120;

    public FuzzInput Make(int seed)
    {
        // The parts are pcapng, which has no time before 1970; and where the clock steps back by a minute, a part may still wait for
        // fragments that the whole has given up.
        var input = CaptureInputs.Changed(seed);
        var clock = 0L;
        return input with { Frames = [.. input.Frames.Select(frame => frame with { Nanoseconds = clock = Math.Max(clock, frame.Nanoseconds) })] };
    }

    public void Take(FuzzInput input)
    {
        var plan = new SplitPlan { Folder = _folder.FullName, Parts = 1 + (input.Turn % 5), By = (Togetherness)(input.Turn % 2) };
        using (var source = new FrameSource(input.Frames))
        using (var splitter = new Splitter(source, plan))
        {
            while (splitter.MoveNext() == SourceStatus.Packet)
            {
            }

            splitter.Finish();
            BrokenPromiseException.Unless(splitter.Packets.Sum() == input.Frames.Count, $"{splitter.Packets.Sum()} of {input.Frames.Count} packets are in a part");
        }

        var whole = Segments(new FrameSource(input.Frames));
        var parts = Enumerable.Range(0, plan.Parts).SelectMany(part => Segments(CaptureFile.Open(plan.PathOf(part)))).OrderBy(segment => segment.Frame).ToList();
        BrokenPromiseException.Unless(whole.SequenceEqual(parts), $"the parts say otherwise: {string.Join(", ", whole.Except(parts).Concat(parts.Except(whole)).Take(4))}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<(long Frame, string What)> Segments(IPacketSource source)
    {
        var segments = new List<(long, string)>();
        using var pipeline = new Pipeline(source, new PacketDecoder());
        foreach (ref readonly var facts in pipeline.Segments)
        {
            segments.Add((facts.Frame, string.Create(CultureInfo.InvariantCulture, $"{facts.Connection.Stream} {facts.Analysis} {facts.Client.State} {facts.Server.State} {facts.Segment.PayloadLength}")));
        }

        return segments;
    }
}
