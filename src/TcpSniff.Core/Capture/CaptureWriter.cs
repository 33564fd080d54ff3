using TcpSniff.Capture.Pcap;
using TcpSniff.Capture.Pcapng;

namespace TcpSniff.Capture;

/// <summary>Creates capture files.</summary>
public static class CaptureWriter
{
    /// <summary>Creates a file, replacing one that is there: pcap where the name ends in <c>.pcap</c> or <c>.cap</c>, else pcapng.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="interfaces">The interfaces of the packets' source. It may grow: an interface is written before its first packet.</param>
    /// <param name="comments">Comments on the whole capture; pcapng only.</param>
    /// <exception cref="CaptureFileException">It cannot be created.</exception>
    public static IPacketWriter Create(string path, IReadOnlyList<CaptureInterface> interfaces, params IReadOnlyList<string> comments) =>
        Create(path, interfaces, IsPcap(path), comments);

    /// <summary>Creates a file of a certain format, whatever its name.</summary>
    /// <exception cref="CaptureFileException">It cannot be created.</exception>
    internal static IPacketWriter Create(string path, IReadOnlyList<CaptureInterface> interfaces, bool isPcap, params IReadOnlyList<string> comments)
    {
        try
        {
            var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            return isPcap ? new PcapWriter(new(file, path), interfaces) : Create(file, path, interfaces, comments);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CaptureFileException.From(path, reason);
        }
    }

    /// <summary>Creates a file for packets of a source; what stands beside them there goes into a pcapng, too.</summary>
    /// <exception cref="CaptureFileException">It cannot be created.</exception>
    public static IPacketWriter Create(string path, IPacketSource source)
    {
        try
        {
            var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            return IsPcap(path) ? new PcapWriter(new(file, path), source.Interfaces) : Create(file, path, source);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CaptureFileException.From(path, reason);
        }
    }

    /// <summary>Writes packets of a source as pcapng to a stream, which is disposed with the writer.</summary>
    public static IPacketWriter Create(Stream stream, string name, IPacketSource source) => new PcapngWriter(new(stream, name), source.Interfaces, [], source);

    /// <summary>Writes pcapng to a stream, which is disposed with the writer.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="name">What to call it in messages, <c>-</c> for standard output.</param>
    /// <param name="interfaces">The interfaces of the packets' source, as above.</param>
    /// <param name="comments">Comments on the whole capture.</param>
    public static IPacketWriter Create(Stream stream, string name, IReadOnlyList<CaptureInterface> interfaces, params IReadOnlyList<string> comments) =>
        new PcapngWriter(new(stream, name), interfaces, comments);

    /// <summary>Whether a file of that name is to be a pcap.</summary>
    internal static bool IsPcap(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PCAP" or ".CAP";
}
