using System.Buffers;

namespace TcpSniff.Reports.Following;

/// <summary>Collects bytes and brings them to the output in large pieces.</summary>
internal abstract class FollowRecords(Stream output) : FollowWriter
{
    private const int Full = 64 * 1024;

    /// <summary>Bytes on their way to the output.</summary>
    protected ArrayBufferWriter<byte> Buffer { get; } = new(2 * Full);

    /// <inheritdoc/>
    public sealed override void Flush()
    {
        output.Write(Buffer.WrittenSpan);
        output.Flush();
        Buffer.ResetWrittenCount();
    }

    /// <summary>To be called after each record.</summary>
    protected void FlushWhenFull()
    {
        if (Buffer.WrittenCount >= Full)
        {
            Flush();
        }
    }
}
