using System.Globalization;
using System.Text.Unicode;
using TcpSniff.Capture;
using TcpSniff.Packets;

namespace TcpSniff.Splitting;

/// <summary>Lists the connections that begin in a part, by their numbers in the whole; who sent the first segment stands first.</summary>
internal sealed class ConnectionIndex : IDisposable
{
    // Two numbers, two addresses of 45 characters at most, two ports.
    private const int MostBytes = 192;

    private readonly string _path;
    private readonly RecordBuffer _lines;

    /// <summary>Begins a list.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="CaptureFileException">It cannot be written.</exception>
    public ConnectionIndex(string path)
    {
        _path = path;
        try
        {
            _lines = new(new FileStream(Beside, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0), Beside, fullSize: 16 * 1024);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CaptureFileException.From(path, reason);
        }

        _lines.Append("stream,first_frame,source_ip,source_port,destination_ip,destination_port\n"u8);
    }

    private string Beside => UnfinishedFile.Of(_path);

    /// <summary>Adds a connection.</summary>
    public void Add(int stream, long frame, in TcpSegment segment)
    {
        var (from, to) = (segment.Key[segment.SourceSide], segment.Key[segment.SourceSide ^ 1]);
        Span<byte> line = stackalloc byte[MostBytes];
        Utf8.TryWrite(line, CultureInfo.InvariantCulture, $"{stream},{frame},{from.Address.ToIPAddress()},{from.Port},{to.Address.ToIPAddress()},{to.Port}\n", out var length);
        _lines.Append(line[..length]);
        _lines.Complete();
    }

    /// <summary>Completes it: now it has its name.</summary>
    public void Finish()
    {
        _lines.Dispose();
        try
        {
            UnfinishedFile.Finish(_path);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw CaptureFileException.From(_path, reason);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lines.Dispose();
        File.Delete(Beside);
    }
}
