namespace TcpSniff.Capture.Unpacking;

/// <summary>What a library unpacks. Whatever it throws at damaged bytes, each in its own way, is one kind of exception here.</summary>
internal sealed class UnpackedStream(Stream library) : ForwardStream
{
    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            // One of them stops at the end of each piece, and goes on with the next when it is asked again.
            return library.Read(buffer, offset, count) is > 0 and var read ? read : library.Read(buffer, offset, count);
        }
        catch (Exception damage) when (damage is not (IOException or InvalidDataException or OutOfMemoryException))
        {
            throw new InvalidDataException(damage.Message, damage);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            library.Dispose();
        }

        base.Dispose(disposing);
    }
}
