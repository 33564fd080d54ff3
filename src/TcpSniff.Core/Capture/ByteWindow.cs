using System.Buffers;

namespace TcpSniff.Capture;

/// <summary>How a demand for bytes ended.</summary>
internal enum Supply
{
    /// <summary>They are there.</summary>
    Enough,

    /// <summary>The stream may keep us waiting for them: ask again to wait.</summary>
    Later,

    /// <summary>The stream ended or broke off before them.</summary>
    Ended,
}

/// <summary>
/// A window on a stream of bytes that moves forward: a pooled buffer in which a whole record lies in one piece. Files, pipes,
/// gzip and growing files all come this way.
/// </summary>
/// <remarks>
/// It grows with the bytes that really came, never by what a length field claims, and a read takes what is there: packets of
/// a pipe are seen as soon as they are complete.
/// </remarks>
/// <param name="stream">Where the bytes come from; disposed with the window.</param>
/// <param name="waits">Whether reading may wait for a writer. Then <see cref="Supply.Later"/> comes before each such read.</param>
/// <param name="readSize">Bytes to ask the stream for at once, at most.</param>
internal sealed class ByteWindow(Stream stream, bool waits, int readSize = int.MaxValue) : IDisposable
{
    private const int InitialSize = 256 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _start;
    private int _end;
    private bool _ended;
    private bool _announced;

    /// <summary>Whether reading may wait for a writer.</summary>
    public bool Waits => waits;

    /// <summary>Offset of the window's first byte in the stream.</summary>
    public long Offset { get; private set; }

    /// <summary>Bytes in the window.</summary>
    public int Available => _end - _start;

    /// <summary>Why the stream broke off; null where it just ended.</summary>
    public string? Failure { get; private set; }

    /// <summary>Bytes that were demanded before; valid until the next demand.</summary>
    public Span<byte> Slice(int offset, int length) => _buffer.AsSpan(_start + offset, length);

    /// <summary>Moves forward over bytes that are in the window.</summary>
    public void Skip(int count)
    {
        _start += count;
        Offset += count;
    }

    /// <summary>Demands that so many bytes are in the window.</summary>
    public Supply Demand(int count) => _end - _start >= count ? Supply.Enough : Fetch(count);

    /// <summary>Demands bytes and waits for them; fewer are there only where the stream ended.</summary>
    public bool Await(int count)
    {
        var supply = Supply.Later;
        while (supply == Supply.Later)
        {
            supply = Demand(count);
        }

        return supply == Supply.Enough;
    }

    /// <summary>Whether bytes elsewhere in the stream can be looked at.</summary>
    public bool CanPeek => stream.CanSeek;

    /// <summary>Looks at bytes anywhere in the stream without moving; false where it cannot seek or they are not there.</summary>
    public bool TryPeek(long offset, Span<byte> bytes)
    {
        try
        {
            if (!stream.CanSeek || offset < 0 || offset > stream.Length - bytes.Length)
            {
                return false;
            }

            var here = stream.Position;
            stream.Position = offset;
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            stream.Position = here;
            return count == bytes.Length;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        (_start, _end, _ended) = (0, 0, true);
        stream.Dispose();
    }

    private Supply Fetch(int count)
    {
        while (Available < count)
        {
            if (_ended)
            {
                return Supply.Ended;
            }

            if (waits && !_announced)
            {
                _announced = true;
                return Supply.Later;
            }

            _announced = false;
            MakeRoom();
            Read();
        }

        return Supply.Enough;
    }

    private void Read()
    {
        try
        {
            var room = Math.Min(_buffer.Length - _end, readSize);
            var count = stream.Read(_buffer, _end, room);
            _end += count;
            _ended = count == 0;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            _ended = true;
            Failure = failure.Message.TrimEnd('.');
        }
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        var target = _start > 0 ? _buffer : ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Buffer.BlockCopy(_buffer, _start, target, 0, Available);
        (_start, _end) = (0, Available);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }
    }
}
