using TcpSniff.Capture;

namespace TcpSniff.Generating;

/// <summary>Generated packets as a file.</summary>
internal static class CaptureFiles
{
    /// <summary>Writes a pcapng.</summary>
    public static void Write(IEnumerable<Frame> frames, string path)
    {
        using var file = File.Create(path);
        Write(frames, file);
    }

    /// <summary>Writes a pcapng into a stream.</summary>
    public static void Write(IEnumerable<Frame> frames, Stream target)
    {
        using var source = new FrameSource(frames);
        using var writer = CaptureWriter.Create(target, "capture", source);
        while (source.MoveNext() == SourceStatus.Packet)
        {
            writer.Write(source.Current);
        }
    }
}
