namespace TcpSniff.Capture;

/// <summary>A file that is created with its first byte: what comes to nothing leaves none behind, and does no harm to what was there.</summary>
internal sealed class LateFile(string path) : Stream
{
    private FileStream? _file;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

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
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

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
