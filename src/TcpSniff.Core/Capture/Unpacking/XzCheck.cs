namespace TcpSniff.Capture.Unpacking;

/// <summary>The check sum behind each block of an xz stream (section 3.4). CRC32 and CRC64 are checked, others passed over.</summary>
internal sealed class XzCheck
{
    private const ulong Polynomial32 = 0xedb88320;
    private const ulong Polynomial64 = 0xc96c5795d7870f42;

    private static readonly ulong[] Table32 = Table(Polynomial32);
    private static readonly ulong[] Table64 = Table(Polynomial64);

    private readonly ulong[]? _table;
    private readonly ulong _ones;
    private ulong _sum;

    private XzCheck(int size, ulong[]? table)
    {
        (Size, _table) = (size, table);
        _ones = size == sizeof(uint) ? uint.MaxValue : ulong.MaxValue;
        _sum = _ones;
    }

    /// <summary>No check.</summary>
    public static XzCheck None { get; } = new(0, null);

    /// <summary>Bytes behind each block.</summary>
    public int Size { get; }

    /// <summary>The check of a stream's flags.</summary>
    public static XzCheck Of(int kind) => kind switch
    {
        0 => None,
        1 => new(sizeof(uint), Table32),
        4 => new(sizeof(ulong), Table64),
        _ => new(4 << ((kind - 1) / 3), null),
    };

    /// <summary>The CRC32 of headers (ISO 3309).</summary>
    public static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var check = Of(1);
        check.Append(bytes);
        return (uint)~check._sum;
    }

    /// <summary>Begins a block.</summary>
    public void Reset() => _sum = _ones;

    /// <summary>Goes on with a block.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_table is null)
        {
            return;
        }

        foreach (var next in bytes)
        {
            _sum = _table[(byte)(_sum ^ next)] ^ (_sum >> 8);
        }
    }

    /// <summary>Whether a block's check is the one that stands behind it.</summary>
    public bool Matches(ReadOnlySpan<byte> check)
    {
        var sum = 0UL;
        for (var i = check.Length - 1; i >= 0; i--)
        {
            sum = (sum << 8) | check[i];
        }

        return _table is null || sum == (_sum ^ _ones);
    }

    private static ulong[] Table(ulong polynomial)
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var sum = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * polynomial);
            }

            table[i] = sum;
        }

        return table;
    }
}
