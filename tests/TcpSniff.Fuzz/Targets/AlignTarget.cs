using TcpSniff.Aligning;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating.Boxes;
using TcpSniff.Generating.Mutating;
using TcpSniff.Packets;
using TcpSniff.Reports.Aligning;
using TcpSniff.Typography;
using TcpSniff.Web;
using TcpSniff.Wording;

namespace TcpSniff.Fuzz.Targets;

/// <summary><c>align</c>: two captures in which something is wrong are aligned, or have nothing in common.</summary>
internal sealed class AlignTarget : ITarget
{
    public string Name => "align";

    public int Brief => 60;

    public FuzzInput Make(int seed)
    {
        var random = new Random(seed);
        var mutator = new CaptureMutator(random);
        if (seed % 2 == 0)
        {
            var capture = new SeedCaptures(random).Next(1 + (seed % 12));
            return new(seed) { Frames = mutator.Mutate(capture), Others = mutator.Mutate(capture) };
        }

        var captures = new BoxCaptures(BoxedExchange.Play(seed, new() { Loss = 40, HoldUp = 20, Segments = 30, Jitter = 500, SegmentationOffload = seed % 3 == 0, Joins = seed % 5 == 0, TranslatesClient = true, ServerShift = 5 }));
        return new(seed) { Frames = mutator.Mutate([.. captures.Frames(Role.Client)]), Others = mutator.Mutate([.. captures.Frames(Role.Server)]) };
    }

    public void Take(FuzzInput input)
    {
        var alignments = Aligned.Of(input.Frames, input.Others);
        var captures = new AlignedCaptures { Here = "a", There = "b", ConnectionsHere = 1, ConnectionsThere = 1, Alignments = alignments, LeftOut = 0 };
        new AlignmentText(new PlainOutput(TextWriter.Null), new() { Width = 40 + (input.Turn % 100), Time = (TimeDisplay)(input.Turn % 5) }).Write(captures, inFull: input.Turn % 2 == 0);
        AlignmentJson.Write(captures, (Language)(input.Turn % 3), Stream.Null);
        AlignmentPage.Write(captures, (Language)(input.Turn % 3), Stream.Null);
    }
}
