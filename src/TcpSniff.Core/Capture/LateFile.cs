namespace TcpSniff.Capture;

/// <summary>A file that is created with its first byte: what comes to nothing leaves none behind, and does no harm to what was there.</summary>
internal sealed class LateFile(string path) : SinkStream
{
    private FileStream? _file;

    /// <inheritdoc/>
    /// <exception cref="CaptureFileException">The file cannot be created.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (count > 0)
        {
            (_file ??= Create()).Write(buffer, offset, count);
        }
    }

    /// <inheritdoc/>
    public override void Flush() => _file?.Flush();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file?.Dispose();
        }

        base.Dispose(disposing);
    }

    private FileStream Create()
    {
        try
        {
            return new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CaptureFileException.From(path, reason);
        }
    }
}
