using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>What a radio knew about an 802.11 frame (https://www.radiotap.org); only its length and flags matter here.</summary>
/// <remarks><code>
/// +-------------+---------+------------+-------------+- - - - - - - - - - - - - - - -+
/// | version (1) | pad (1) | length (2) | present (4) | more present words | fields   |   little-endian
/// +-------------+---------+------------+-------------+- - - - - - - - - - - - - - - -+
/// </code></remarks>
internal readonly ref struct RadiotapHeader
{
    public const int MinLength = 8;

    private const uint HasTimer = 1 << 0;
    private const uint HasFlags = 1 << 1;
    private const uint MorePresent = 1u << 31;
    private const byte ChecksumAtEnd = 0x10;
    private const byte Padded = 0x20;
    private const int ChecksumLength = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    private RadiotapHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>The header's whole length as it says itself.</summary>
    public ushort Length => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[Field.Length..]);

    /// <summary>The flags field, or 0 where the radio gave none.</summary>
    public byte Flags
    {
        get
        {
            var present = BinaryPrimitives.ReadUInt32LittleEndian(_bytes[Field.Present..]);
            if ((present & HasFlags) == 0)
            {
                return 0;
            }

            var at = Field.Present + 4;
            for (var word = present; (word & MorePresent) != 0 && at + 4 <= Length; at += 4)
            {
                word = BinaryPrimitives.ReadUInt32LittleEndian(_bytes[at..]);
            }

            // The timer comes first and begins at a multiple of its eight bytes.
            at = (present & HasTimer) != 0 ? ((at + 7) & ~7) + 8 : at;
            return at < Length ? _bytes[at] : (byte)0;
        }
    }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out RadiotapHeader header)
    {
        header = new(bytes);
        return bytes.Length >= MinLength && header.Length >= MinLength && header.Length <= bytes.Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Radiotap, MinLength);
        }

        walk.Enter(Layer.Radiotap, header.Length);
        walk.Limit(walk.Left - ((header.Flags & ChecksumAtEnd) != 0 ? ChecksumLength : 0));
        return WlanHeader.Read(ref walk, (header.Flags & Padded) != 0);
    }

    private static class Field
    {
        public const int Length = 2;
        public const int Present = 4;
    }
}
