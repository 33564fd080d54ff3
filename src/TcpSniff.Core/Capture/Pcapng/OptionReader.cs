using System.Text;

namespace TcpSniff.Capture.Pcapng;

/// <summary>Steps through the options of a block (draft-ietf-opsawg-pcapng section 3.5). It ends at the end mark or where an option reaches beyond the block.</summary>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |             code              |            length             |
/// |  value, padded to 32 bits …
/// </code>
/// </remarks>
internal ref struct OptionReader(ReadOnlySpan<byte> options, ByteOrder order)
{
    private const int HeaderLength = 4;

    private readonly ReadOnlySpan<byte> _options = options;
    private int _next;

    /// <summary>Code of the current option.</summary>
    public ushort Code { get; private set; }

    /// <summary>Its value, without the padding.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Bytes of the options so far, each whole.</summary>
    public readonly int Consumed => _next;

    /// <summary>The value as text, without the zero bytes that some programs put at its end.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Value.TrimEnd((byte)0));

    /// <summary>The value as a number of 64 bits; null where it is not so long.</summary>
    public readonly ulong? Number => Value.Length == sizeof(ulong) ? order.UInt64(Value, 0) : null;

    /// <summary>Goes to the next option.</summary>
    public bool MoveNext()
    {
        var rest = _options[_next..];
        if (rest.Length < HeaderLength)
        {
            return false;
        }

        Code = order.UInt16(rest, 0);
        var length = order.UInt16(rest, 2);
        var padded = HeaderLength + Padded(length);
        if (Code == OptionCode.End || padded > rest.Length)
        {
            return false;
        }

        Value = rest.Slice(HeaderLength, length);
        _next += padded;
        return true;
    }

    /// <summary>A length with the padding to 32 bits.</summary>
    public static int Padded(int length) => (length + 3) & ~3;
}
