using System.Numerics;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>A datagram that is being put together. Bytes that came first win; what overlaps them is ignored.</summary>
/// <remarks>
/// Offsets count in blocks of eight bytes, so one bit a block says what is there: bit i of <see cref="_present"/> is set iff bytes
/// [8i, 8i + 8) were filled. The work a fragment causes is bounded by its own length.
/// </remarks>
internal sealed class FragmentedDatagram
{
    /// <summary>No datagram is longer (RFC 791 section 3.1).</summary>
    public const int MaxLength = ushort.MaxValue;

    private const int Block = 8;
    private const int Unknown = -1;

    /// <summary>The last block of the longest datagram is not a whole one.</summary>
    private const int MostBlocks = (MaxLength + Block - 1) / Block;

    // A word more than the blocks fill: a datagram that ends where a word does is looked at up to the word behind.
    private readonly ulong[] _present = new ulong[(MostBlocks / 64) + 1];
    private byte[] _bytes = new byte[4096];
    private int _length = Unknown;

    public FragmentedDatagram() => Node = new(this);

    /// <summary>Place in the table's list, oldest first.</summary>
    public LinkedListNode<FragmentedDatagram> Node { get; }

    public FragmentKey Key { get; private set; }

    public CaptureTime Started { get; private set; }

    /// <summary>The protocol that follows, as the first fragment says.</summary>
    public byte NextHeader { get; private set; }

    /// <summary>Bytes that this datagram holds in memory.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>The datagram's bytes, once it is complete.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Math.Max(0, _length));

    /// <summary>Begins another datagram.</summary>
    public void Start(FragmentKey key, CaptureTime time)
    {
        (Key, Started, _length) = (key, time, Unknown);
        Array.Clear(_present);
    }

    /// <summary>Adds a fragment and says whether the datagram is complete now.</summary>
    public bool Add(int offset, bool more, byte nextHeader, ReadOnlySpan<byte> piece)
    {
        if (more || (_length != Unknown && offset + piece.Length != _length))
        {
            // Only the last fragment may end within a block, and there is one last.
            piece = piece[..(piece.Length & ~(Block - 1))];
        }

        var end = offset + piece.Length;
        if (piece.IsEmpty || end > MaxLength)
        {
            return false;
        }

        if (offset == 0)
        {
            NextHeader = nextHeader;
        }

        if (!more && _length == Unknown)
        {
            _length = end;
        }

        Fill(offset, end, piece);
        return IsComplete;
    }

    private bool IsComplete
    {
        get
        {
            var blocks = (_length + Block - 1) / Block;
            var words = blocks / 64;
            var there = 0;
            for (var i = 0; i < words; i++)
            {
                there += BitOperations.PopCount(_present[i]);
            }

            there += BitOperations.PopCount(_present[words] & ((1UL << (blocks % 64)) - 1));
            return _length != Unknown && there == blocks;
        }
    }

    private void Fill(int offset, int end, ReadOnlySpan<byte> piece)
    {
        if (_bytes.Length < end)
        {
            Array.Resize(ref _bytes, Math.Min(MaxLength + 1, (int)BitOperations.RoundUpToPowerOf2((uint)end)));
        }

        for (var at = offset; at < end; at += Block)
        {
            var block = at / Block;
            ref var word = ref _present[block / 64];
            if ((word & (1UL << block)) == 0)
            {
                word |= 1UL << block;
                piece.Slice(at - offset, Math.Min(Block, end - at)).CopyTo(_bytes.AsSpan(at));
            }
        }
    }
}
