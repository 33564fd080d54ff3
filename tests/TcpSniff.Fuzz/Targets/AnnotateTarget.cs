using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Reports;
using TcpSniff.Wording;

namespace TcpSniff.Fuzz.Targets;

/// <summary><c>annotate</c>: of any file the copy is a sound capture of what comes before the damage, or there is no copy.</summary>
internal sealed class AnnotateTarget : ITarget, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tcpsniff-fuzz-");

    public string Name => "annotate";

    public int Brief => 1500;

    public FuzzInput Make(int seed) => FileInputs.Changed(seed);

    public void Take(FuzzInput input)
    {
        var path = Path.Combine(_folder.FullName, "input");
        File.WriteAllBytes(path, input.Bytes);
        var target = new MemoryStream();
        var packets = 0;
        try
        {
            using var annotator = CaptureAnnotator.Open(path, target, "copy");
            using var pipeline = new Pipeline(annotator.Source, new PacketDecoder());
            var comments = new PacketComments([], (Language)(input.Turn % 3));
            while (pipeline.MoveNext() == PipelineStatus.Packet)
            {
                annotator.Write(pipeline.Decoded.Kind == PacketKind.Tcp ? comments.Of(pipeline.Facts) : comments.Of(pipeline.Frame));
                packets++;
            }
        }
        catch (CaptureFileException)
        {
            BrokenPromiseException.Unless(target.ToArray().Length == 0, "a copy of what cannot be opened");
            return;
        }

        var copy = target.ToArray();
        BrokenPromiseException.Unless(packets == 0 || copy.Length > 0, $"{packets} packets and no copy");
        if (copy.Length > 0)
        {
            ReadBack(copy, packets);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void ReadBack(byte[] copy, int packets)
    {
        using var source = CaptureFile.Open(new MemoryStream(copy), "copy");
        var again = 0;
        while (source.MoveNext() == SourceStatus.Packet)
        {
            again++;
        }

        BrokenPromiseException.Unless(source.Damage is null && again == packets, $"{packets} packets were read, the copy has {again}: {source.Damage?.Problem}");
    }
}
