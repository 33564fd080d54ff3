namespace TcpSniff.Capture;

/// <summary>What is left of a window, as a stream: lets a decompressor start at bytes that were already looked at.</summary>
internal sealed class WindowStream(ByteWindow window) : ForwardStream
{
    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (!window.Await(1) && window.Failure is { } failure)
        {
            throw new IOException(failure);
        }

        var count = Math.Min(window.Available, buffer.Length);
        window.Slice(0, count).CopyTo(buffer);
        window.Skip(count);
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            window.Dispose();
        }

        base.Dispose(disposing);
    }
}
