using System.Buffers;
using System.Buffers.Binary;

namespace TcpSniff.Capture;

/// <summary>Where records are put together. The stream gets whole ones only, many at a time.</summary>
/// <param name="stream">Where they go; disposed with the buffer.</param>
/// <param name="name">The file's name in messages.</param>
/// <param name="fullSize">Bytes that may wait; whole records are written once they fill half of it.</param>
internal sealed class RecordBuffer(Stream stream, string name, int fullSize = 256 * 1024) : IDisposable
{
    private readonly long _start = stream.CanSeek ? stream.Position : 0;
    private long _written;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(fullSize);

    /// <summary>The file's name.</summary>
    public string Name => name;

    /// <summary>Bytes that wait; where the next ones will stand.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that went to the stream, and those that wait.</summary>
    public long Length => _written + Count;

    /// <summary>Appends bytes to be filled in.</summary>
    public Span<byte> Append(int count)
    {
        if (count > _buffer.Length - Count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Count + count));
            _buffer.AsSpan(0, Count).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        Count += count;
        return _buffer.AsSpan(Count - count, count);
    }

    /// <summary>Appends bytes as they are.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Append(bytes.Length));

    /// <summary>Appends 16 bits, little-endian.</summary>
    public void Append16(int value) => BinaryPrimitives.WriteUInt16LittleEndian(Append(sizeof(ushort)), (ushort)value);

    /// <summary>Appends 32 bits, little-endian.</summary>
    public void Append32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Append(sizeof(uint)), value);

    /// <summary>Appends 64 bits, little-endian.</summary>
    public void Append64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Append(sizeof(ulong)), value);

    /// <summary>Appends zeros up to a multiple of 32 bits after <paramref name="start"/>.</summary>
    public void Pad(int start) => Append(-(Count - start) & 3).Clear();

    /// <summary>Bytes that were appended, to correct them.</summary>
    public Span<byte> At(int position, int count) => _buffer.AsSpan(position, count);

    /// <summary>Takes bytes back from the end.</summary>
    public void TakeBack(int count) => Count -= count;

    /// <summary>A record is whole: it may go.</summary>
    public void Complete()
    {
        if (Count >= fullSize / 2)
        {
            Flush();
        }
    }

    /// <summary>Brings everything to the stream.</summary>
    /// <exception cref="CaptureFileException">It does not take it.</exception>
    public void Flush()
    {
        var count = Count;
        Count = 0;
        try
        {
            stream.Write(_buffer, 0, count);
            stream.Flush();
            _written += count;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            TakeBackHalf();
            throw new CaptureFileException(name, $"cannot be written: {reason.Message.TrimEnd('.')}", reason);
        }
    }

    /// <summary>A full disk takes a part of what it is given: the file ends with the last whole record that went there before.</summary>
    private void TakeBackHalf()
    {
        try
        {
            if (stream.CanSeek)
            {
                stream.SetLength(_start + _written);
            }
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            // Then it ends with a record that is cut, which readers say.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer.Length == 0)
        {
            return;
        }

        try
        {
            Flush();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            stream.Dispose();
        }
    }
}
