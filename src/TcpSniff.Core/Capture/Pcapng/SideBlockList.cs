namespace TcpSniff.Capture.Pcapng;

/// <summary>
/// Collects the blocks that are handed on beside the packets: decryption secrets (draft-ietf-opsawg-pcapng section 4.7), name resolution
/// (section 4.5) and those custom blocks that may be copied (section 4.8).
/// </summary>
internal sealed class SideBlockList
{
    private const int Header = 8;
    private const int RecordHeader = 4;
    private const int SecretsHeader = 8;

    // What an entry costs beside its bytes.
    private const int Overhead = 128;

    private readonly List<SideBlock> _blocks = [];
    private long _size;

    /// <summary>Those so far.</summary>
    public IReadOnlyList<SideBlock> Blocks => _blocks;

    /// <summary>How many were left out, because together they were too large, or because nobody knows which of their bytes are numbers.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Whether blocks of a type are handed on.</summary>
    public static bool Takes(uint type) => type is BlockType.NameResolution or BlockType.DecryptionSecrets or BlockType.Custom;

    /// <summary>Takes a block without its trailing length.</summary>
    public void Add(uint type, ReadOnlySpan<byte> block, ByteOrder order)
    {
        var body = block[Header..].ToArray();
        if (!IsRoomFor(body.Length) || (!order.IsLittleEndian && !TryTurn(type, body, order)))
        {
            LeftOut++;
            return;
        }

        _blocks.Add(new(type, body));
    }

    /// <summary>Takes a block of another source.</summary>
    public void Add(SideBlock block)
    {
        if (IsRoomFor(block.Body.Length))
        {
            _blocks.Add(block);
        }
        else
        {
            LeftOut++;
        }
    }

    private bool IsRoomFor(int length)
    {
        if (_size + length + Overhead > CaptureLimits.SideBlocks)
        {
            return false;
        }

        _size += length + Overhead;
        return true;
    }

    /// <summary>Turns the numbers of a block around, in place. A custom block's are known to its vendor only.</summary>
    private static bool TryTurn(uint type, Span<byte> body, ByteOrder order)
    {
        var rest = type switch
        {
            BlockType.NameResolution => AfterNames(body, order),
            BlockType.DecryptionSecrets => AfterSecrets(body, order),
            _ => -1,
        };
        if (rest < 0)
        {
            return false;
        }

        var options = body[rest..];
        options[BlockOptions.Normalize(BlockOptions.Owner.Other, options, order)..].Clear();
        return true;
    }

    private static int AfterNames(Span<byte> body, ByteOrder order)
    {
        for (var at = 0; body.Length - at >= RecordHeader;)
        {
            var (type, length) = (order.UInt16(body, at), OptionReader.Padded(order.UInt16(body, at + 2)));
            body.Slice(at, 2).Reverse();
            body.Slice(at + 2, 2).Reverse();
            at += RecordHeader + length;
            if (type == 0 || at > body.Length)
            {
                return at > body.Length ? -1 : at;
            }
        }

        return body.Length;
    }

    private static int AfterSecrets(Span<byte> body, ByteOrder order)
    {
        if (body.Length < SecretsHeader)
        {
            return -1;
        }

        var length = order.UInt32(body, 4);
        body[..4].Reverse();
        body[4..8].Reverse();
        return length > (uint)(body.Length - SecretsHeader) ? -1 : Math.Min(SecretsHeader + OptionReader.Padded((int)length), body.Length);
    }
}
