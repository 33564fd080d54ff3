using System.Buffers;
using TcpSniff.Capture.Pcapng;
using TcpSniff.Packets;

namespace TcpSniff.Capture.Parts;

/// <summary>Writes one part of a split capture. It has another name until it is whole, so that nobody takes half a one for it.</summary>
internal sealed class PartWriter : IDisposable
{
    private readonly string _path;
    private readonly RecordBuffer _buffer;
    private readonly IPacketSource _source;
    private readonly WholeCapture _soFar;
    private readonly PcapngWriter _packets;
    private KeptOptions? _section;
    private byte[] _options = ArrayPool<byte>.Shared.Rent(256);

    /// <summary>Begins a part.</summary>
    /// <param name="path">What it is called in the end.</param>
    /// <param name="source">The whole.</param>
    /// <param name="whole">What is known of the whole so far.</param>
    /// <param name="bufferSize">Bytes that may wait to be written.</param>
    /// <exception cref="CaptureFileException">It cannot be written.</exception>
    public PartWriter(string path, IPacketSource source, WholeCapture whole, int bufferSize)
    {
        (_path, _source, _soFar) = (path, source, whole);
        _buffer = new RecordBuffer(Open(FileMode.Create), Beside, bufferSize);
        _packets = new(_buffer, source.Interfaces, comments: null, source);
    }

    private string Beside => UnfinishedFile.Of(_path);

    /// <summary>Writes a packet with its mark.</summary>
    /// <exception cref="CaptureFileException">The file does not take it.</exception>
    public void Write(in RawPacket packet, in PacketMark mark)
    {
        Begin();
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
        Begin();
        _packets.Dispose();
        using (var buffer = new RecordBuffer(Open(FileMode.Open), Beside, WholeCapture.TextLength))
        {
            WriteHead(buffer, whole);
        }

        try
        {
            UnfinishedFile.Finish(_path);
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

    // The source knows what its section says once it had a packet.
    private void Begin()
    {
        if (_section is null)
        {
            WriteHead(_buffer, _soFar);
        }
    }

    private void WriteHead(RecordBuffer buffer, WholeCapture whole)
    {
        _section ??= _source.SectionOptions;
        PcapngWriter.WriteSection(buffer, [], _section.Value, PartMark.Of(whole));
    }
}
