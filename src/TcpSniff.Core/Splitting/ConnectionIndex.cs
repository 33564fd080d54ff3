using System.Buffers.Text;
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
        var line = _lines.Append(MostBytes);
        var length = Number(line, stream);
        length += Number(line[length..], frame);
        length += End(line[length..], from);
        length += End(line[length..], to);
        line[length - 1] = (byte)'\n';
        _lines.TakeBack(MostBytes - length);
        _lines.Complete();
    }

    // Each writes a comma behind it. A flood has a line for each packet: the ways of the framework to format many values at once take longer.
    private static int End(Span<byte> line, in Endpoint end)
    {
        var length = Address(line, end.Address);
        return length + Number(line[length..], end.Port);
    }

    private static int Address(Span<byte> line, IpAddress address)
    {
        var length = 0;
        if (address.IsIPv4)
        {
            for (var shift = 24; shift >= 0; shift -= 8)
            {
                length += Number(line[length..], (byte)(address.IPv4 >> shift), (byte)'.');
            }
        }
        else
        {
            ((IUtf8SpanFormattable)address.ToIPAddress()).TryFormat(line, out length, default, null);
            length++;
        }

        line[length - 1] = (byte)',';
        return length;
    }

    private static int Number(Span<byte> line, long number, byte behind = (byte)',')
    {
        Utf8Formatter.TryFormat(number, line, out var length);
        line[length] = behind;
        return length + 1;
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
