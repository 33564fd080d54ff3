namespace TcpSniff.Capture.Unpacking;

/// <summary>The bytes of an .xz file, where an end in between is an error.</summary>
internal sealed class XzInput(Stream packed) : ForwardStream
{
    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private long _before;

    /// <inheritdoc/>
    public override int ReadByte() => _start < _end || Fill() ? _buffer[_start++] : throw new EndOfStreamException("it ends before its end is told");

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_start == _end && !Fill())
        {
            throw new EndOfStreamException("it ends before its end is told");
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <summary>Passes over zeros, four at a time; false at the end of the file.</summary>
    public bool SkipZeros()
    {
        while (_start < _end || Fill())
        {
            if (_buffer[_start] != 0)
            {
                return true;
            }

            _start++;
        }

        return false;
    }

    /// <summary>Passes over what is left of 32 bits.</summary>
    public void Align()
    {
        while ((_before + _start) % 4 != 0)
        {
            if (ReadByte() != 0)
            {
                throw new InvalidDataException("the padding of an xz block is not zero");
            }
        }
    }

    /// <summary>Reads a number of seven bits a byte, the lowest first (section 1.2).</summary>
    public ulong ReadNumber()
    {
        var number = 0UL;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = ReadByte();
            number |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }

        throw new InvalidDataException("a number of an xz file is too long");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        _before += _end;
        _start = 0;
        _end = packed.Read(_buffer);
        return _end > 0;
    }
}
