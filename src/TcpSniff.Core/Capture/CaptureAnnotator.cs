using TcpSniff.Capture.Pcapng;

namespace TcpSniff.Capture;

/// <summary>
/// Copies a capture file while it is read, with comments added to its packets. Of a pcapng file every block stays as it is but
/// for the comments that come in and the custom blocks that are not to be copied; a pcap file becomes pcapng. The copy is readable up to the last whole packet at any moment; of a damaged file it is what comes before the damage.
/// </summary>
internal sealed class CaptureAnnotator : IDisposable
{
    private readonly IPacketSource _source;
    private readonly RecordBuffer _buffer;
    private readonly BlockCopier? _copier;
    private readonly PcapngWriter? _writer;

    private CaptureAnnotator(IPacketSource source, RecordBuffer buffer)
    {
        (_source, _buffer) = (source, buffer);
        if (source is PcapngReader reader)
        {
            reader.Observer = _copier = new(buffer);
        }
        else if (source.Damage is null)
        {
            _writer = new(buffer, source.Interfaces, []);
        }
    }

    /// <summary>The packets of the file; call <see cref="Write"/> after each.</summary>
    public IPacketSource Source => _source;

    /// <summary>Packets whose comments were left out, for their blocks have no place for any (simple packet blocks).</summary>
    public long Mute { get; private set; }

    /// <summary>Begins to copy a file into another, which is created once there is something to copy: never where not even a header can be read.</summary>
    /// <exception cref="CaptureFileException">The one cannot be read.</exception>
    public static CaptureAnnotator Open(string path, string target) => new(CaptureFile.Open(path), new(new LateFile(target), target));

    /// <summary>Begins to copy a file into a stream, which is disposed with the copy.</summary>
    /// <exception cref="CaptureFileException">The file cannot be read.</exception>
    public static CaptureAnnotator Open(string path, Stream target, string name) => new(CaptureFile.Open(path), new(target, name));

    /// <summary>Writes the source's current packet with comments.</summary>
    /// <exception cref="CaptureFileException">The target does not take it.</exception>
    public void Write(IReadOnlyList<string> comments)
    {
        _writer?.Write(_source.Current, [.. comments]);
        if (_copier?.Release(comments) == false && comments.Count > 0)
        {
            Mute++;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _writer?.Dispose();
        _buffer.Dispose();
    }
}
