using TcpSniff.Capture;

namespace TcpSniff.Cli.Terminals;

/// <summary>Keeps a copy of what is read from a stream that can be read once only, so that it can be read again from the start.</summary>
internal sealed class SpoolingStream(Stream source) : ForwardStream
{
    private readonly FileStream _copy = new(
        Path.GetTempFileName(),
        new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.DeleteOnClose });

    /// <summary>What was read so far, from the start. The copy goes away when both streams are closed.</summary>
    public Stream Again()
    {
        _copy.Flush();
        return new FileStream(_copy.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        _copy.Write(buffer[..count]);
        return count;
    }

    /// <summary>Closes the source and keeps the copy, for <see cref="Again"/>.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Removes the copy.</summary>
    public void Discard() => _copy.Dispose();
}
