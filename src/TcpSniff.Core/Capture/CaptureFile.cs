using TcpSniff.Capture.Erf;
using TcpSniff.Capture.NetMon;
using TcpSniff.Capture.Pcap;
using TcpSniff.Capture.Pcapng;
using TcpSniff.Capture.Snoop;
using TcpSniff.Capture.Unpacking;

namespace TcpSniff.Capture;

/// <summary>Opens capture files: pcap and pcapng in all their variants, snoop, ERF and Network Monitor, packed or not, told apart by their first bytes.</summary>
public static class CaptureFile
{
    // A decompressor that finds damage keeps back what it unpacked in that call: small calls lose little.
    private const int UnpackSize = 4096;

    /// <summary>Opens a file.</summary>
    /// <exception cref="CaptureFileException">It cannot be opened, or is no capture that is read here.</exception>
    public static IPacketSource Open(string path)
    {
        try
        {
            return Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan), path);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CaptureFileException.From(path, reason);
        }
    }

    /// <summary>Opens several files as one capture, in order of time.</summary>
    /// <param name="paths">The files. Those whose turn has not come are closed meanwhile.</param>
    /// <exception cref="CaptureFileException">One cannot be opened, or is no capture that is read here.</exception>
    public static IPacketSource OpenAll(params IReadOnlyList<string> paths) =>
        paths.Count == 1 ? Open(paths[0]) : MergedSource.Of(paths.Select(path => new Func<IPacketSource>(() => new DeferredSource(() => Open(path)))));

    /// <summary>Reads a capture from a stream, which is disposed with the source or when opening fails.</summary>
    /// <param name="stream">The bytes. Where it cannot seek, a writer may keep it waiting: then <see cref="SourceStatus.Idle"/> comes before each read that may wait.</param>
    /// <param name="name">What to call it in messages, <c>-</c> for standard input.</param>
    /// <exception cref="CaptureFileException">It is no capture that is read here.</exception>
    public static IPacketSource Open(Stream stream, string name)
    {
        var window = new ByteWindow(stream, waits: !stream.CanSeek);
        try
        {
            return Read(window, name);
        }
        catch
        {
            window.Dispose();
            throw;
        }
    }

    private static CaptureFileReader Read(ByteWindow window, string name)
    {
        var packing = Packing.Of(window);
        if (packing is not null)
        {
            window = new(packing.Unpack(window), window.Waits, UnpackSize);
        }

        if (!window.Await(sizeof(uint)))
        {
            throw new CaptureFileException(name, window.Failure ?? (window.Available == 0 ? "empty" : "too short for a capture"));
        }

        // ERF has nothing to be known by but records that look sound, so it comes last.
        var packed = packing is not null;
        return PcapReader.TryOpen(window, name, packed)
            ?? PcapngReader.TryOpen(window, name, packed)
            ?? SnoopReader.TryOpen(window, name, packed)
            ?? (CaptureFileReader?)NetMonReader.TryOpen(window, name, packed)
            ?? ErfReader.TryOpen(window, name, packed)
            ?? throw new CaptureFileException(name, $"{ForeignFormat.Guess(window)}; pcap, pcapng, snoop, ERF and Network Monitor are read, packed or not");
    }
}
