using System.IO.Compression;
using TcpSniff.Capture.Pcap;
using TcpSniff.Capture.Pcapng;

namespace TcpSniff.Capture;

/// <summary>Opens capture files: pcap and pcapng in all their variants, packed by gzip or not, told apart by their first bytes.</summary>
public static class CaptureFile
{
    // A decompressor that finds damage keeps back what it unpacked in that call: small calls lose little.
    private const int UnpackSize = 4096;

    private static ReadOnlySpan<byte> GzipMagic => [0x1f, 0x8b];

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
        var packed = window.Await(GzipMagic.Length) && window.Slice(0, GzipMagic.Length).SequenceEqual(GzipMagic);
        if (packed)
        {
            window = new(new GZipStream(new WindowStream(window), CompressionMode.Decompress), window.Waits, UnpackSize);
        }

        if (!window.Await(sizeof(uint)))
        {
            throw new CaptureFileException(name, window.Failure ?? (window.Available == 0 ? "empty" : "too short for a capture"));
        }

        return PcapReader.TryOpen(window, name, packed)
            ?? (CaptureFileReader?)PcapngReader.TryOpen(window, name, packed)
            ?? throw new CaptureFileException(name, $"{ForeignFormat.Guess(window)}; pcap and pcapng are read, packed by gzip too");
    }
}
