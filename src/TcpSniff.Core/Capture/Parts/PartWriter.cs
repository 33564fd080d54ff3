using System.Buffers;
using TcpSniff.Capture.Pcapng;
using TcpSniff.Packets;

namespace TcpSniff.Capture.Parts;

/// <summary>Writes one part of a split capture. It has another name until it is whole, so that nobody takes half a one for it.</summary>
internal sealed class PartWriter : IDisposable
{
    private const string Unfinished = ".unfinished";

    private readonly string _path;
    private readonly PcapngWriter _packets;
    private byte[] _options = ArrayPool<byte>.Shared.Rent(256);

    /// <summary>Begins a part.</summary>
    /// <param name="path">What it is called in the end.</param>
    /// <param name="interfaces">The interfaces of the whole; it may grow.</param>
    /// <param name="whole">What is known of the whole so far.</param>
    /// <param name="bufferSize">Bytes that may wait to be written.</param>
    /// <exception cref="CaptureFileException">It cannot be written.</exception>
    public PartWriter(string path, IReadOnlyList<CaptureInterface> interfaces, WholeCapture whole, int bufferSize)
    {
        _path = path;
        var buffer = new RecordBuffer(Open(FileMode.Create), Beside, bufferSize);
        WriteHead(buffer, whole);
        _packets = new(buffer, interfaces, comments: null);
    }

    private string Beside => _path + Unfinished;

    /// <summary>Writes a packet with its mark.</summary>
    /// <exception cref="CaptureFileException">The file does not take it.</exception>
    public void Write(in RawPacket packet, in PacketMark mark)
    {
        var most = packet.Options.Length + PacketMark.MaxLength;
        if (_options.Length < most)
        {
            ArrayPool<byte>.Shared.Return(_options);
            _options = ArrayPool<byte>.Shared.Rent(most);
        }

        var length = mark.Write(packet.Options, _options);
        _packets.Write(new RawPacket
        {
            Data = packet.Data,
            Time = packet.Time,
            OriginalLength = packet.OriginalLength,
            LinkType = packet.LinkType,
            Interface = packet.Interface,
            Options = _options.AsSpan(0, length),
        });
    }

    /// <summary>Completes the file: what is known of the whole now takes the place of what stood there, and it gets its name.</summary>
    /// <exception cref="CaptureFileException">It cannot be written.</exception>
    public void Finish(WholeCapture whole)
    {
        _packets.Dispose();
        using (var buffer = new RecordBuffer(Open(FileMode.Open), Beside, WholeCapture.TextLength))
        {
            WriteHead(buffer, whole);
        }

        try
        {
            File.Move(Beside, _path, overwrite: true);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw CaptureFileException.From(_path, reason);
        }
    }

    /// <summary>Closes the file, and removes it where it was not finished.</summary>
    public void Dispose()
    {
        _packets.Dispose();
        ArrayPool<byte>.Shared.Return(_options);
        _options = [];
        File.Delete(Beside);
    }

    private FileStream Open(FileMode mode)
    {
        try
        {
            return new(Beside, mode, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CaptureFileException.From(_path, reason);
        }
    }

    private static void WriteHead(RecordBuffer buffer, WholeCapture whole) => PcapngWriter.WriteSection(buffer, [], PartMark.Of(whole));
}
