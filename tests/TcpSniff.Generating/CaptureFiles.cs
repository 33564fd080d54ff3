using TcpSniff.Capture;

namespace TcpSniff.Generating;

/// <summary>Generated packets as a file.</summary>
internal static class CaptureFiles
{
    /// <summary>Writes a pcapng.</summary>
    public static void Write(IEnumerable<Frame> frames, string path)
    {
        using var source = new FrameSource(frames);
        using var writer = CaptureWriter.Create(path, source.Interfaces);
        while (source.MoveNext() == SourceStatus.Packet)
        {
            writer.Write(source.Current);
        }
    }
}
