using System.Text;
using System.Text.Unicode;

namespace TcpSniff.Capture.Pcapng;

/// <summary>Puts a pcapng block together: its type and lengths around the body, its options behind (draft-ietf-opsawg-pcapng sections 3.1 and 3.5).</summary>
internal readonly ref struct BlockWriter
{
    private readonly RecordBuffer _buffer;
    private readonly ByteOrder _order;
    private readonly int _start;

    /// <summary>Begins a block of a little-endian section; the body follows in the buffer.</summary>
    public BlockWriter(RecordBuffer buffer, uint type)
        : this(buffer, type, new(IsLittleEndian: true))
    {
    }

    /// <summary>Begins a block; the body follows in the buffer, in the section's byte order.</summary>
    public BlockWriter(RecordBuffer buffer, uint type, ByteOrder order)
    {
        (_buffer, _order, _start) = (buffer, order, buffer.Count);
        order.Write32(buffer.Append(sizeof(uint)), type);
        buffer.Append32(0);
    }

    /// <summary>Appends an option whose value is bytes.</summary>
    public void Option(ushort code, ReadOnlySpan<byte> value)
    {
        _order.Write16(_buffer.Append(sizeof(ushort)), code);
        _order.Write16(_buffer.Append(sizeof(ushort)), (ushort)value.Length);
        _buffer.Append(value);
        _buffer.Pad(_start);
    }

    /// <summary>Appends an option whose value is a number of 64 bits.</summary>
    public void Option(ushort code, long value)
    {
        _buffer.Append16(code);
        _buffer.Append16(sizeof(long));
        _buffer.Append64((ulong)value);
    }

    /// <summary>Appends an option whose value is text, cut where it is longer than an option can be; none where there is no text.</summary>
    /// <param name="code">The option's code.</param>
    /// <param name="text">The text.</param>
    /// <param name="prefix">Bytes before the text.</param>
    public void Option(ushort code, string? text, params ReadOnlySpan<byte> prefix)
    {
        if (text is null)
        {
            return;
        }

        _order.Write16(_buffer.Append(sizeof(ushort)), code);
        var length = _buffer.Count;
        _buffer.Append16(0);
        _buffer.Append(prefix);
        var room = _buffer.Append(Math.Min(Encoding.UTF8.GetByteCount(text), ushort.MaxValue - prefix.Length));
        Utf8.FromUtf16(text, room, out _, out var written);
        _buffer.TakeBack(room.Length - written);
        _order.Write16(_buffer.At(length, sizeof(ushort)), (ushort)(prefix.Length + written));
        _buffer.Pad(_start);
    }

    /// <summary>Appends options as they were read.</summary>
    public void Options(KeptOptions options) => _buffer.Append(options.Bytes.Span);

    /// <summary>Appends comments.</summary>
    public void Comments(params IEnumerable<string> comments)
    {
        foreach (var comment in comments)
        {
            Option(OptionCode.Comment, comment);
        }
    }

    /// <summary>Ends the block.</summary>
    /// <param name="hasOptions">Whether there were options, which need a mark at their end.</param>
    public void End(bool hasOptions)
    {
        if (hasOptions)
        {
            _buffer.Append32(OptionCode.End);
        }

        var length = (uint)(_buffer.Count - _start + sizeof(uint));
        _order.Write32(_buffer.Append(sizeof(uint)), length);
        _order.Write32(_buffer.At(_start + 4, sizeof(uint)), length);
        _buffer.Complete();
    }
}
