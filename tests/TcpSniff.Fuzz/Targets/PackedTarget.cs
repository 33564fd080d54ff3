using TcpSniff.Capture;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating.Mutating;
using TcpSniff.Testing;

namespace TcpSniff.Fuzz.Targets;

/// <summary>Packed capture files: what is damaged ends there.</summary>
internal sealed class PackedTarget : ITarget
{
    public string Name => "packed";

    public int Brief => 1500;

    public FuzzInput Make(int seed)
    {
        var random = new Random(seed);
        var file = FileInputs.Sound(random);
        // Damage within, so that a sound packing brings it, or without.
        var packed = Packer.Pack(Packer.Ways[random.Next(Packer.Ways.Count)], random.Next(4) == 0 ? new FileMutator(random).Mutate(file) : file);
        return new(seed) { Bytes = random.Next(4) == 0 ? packed : new FileMutator(random).Mutate(packed) };
    }

    public void Take(FuzzInput input)
    {
        try
        {
            using var source = CaptureFile.Open(new MemoryStream(input.Bytes), "input");
            while (source.MoveNext() is SourceStatus.Packet or SourceStatus.Idle)
            {
            }
        }
        catch (CaptureFileException)
        {
            // That is what it says of a file that is none.
        }
    }
}
