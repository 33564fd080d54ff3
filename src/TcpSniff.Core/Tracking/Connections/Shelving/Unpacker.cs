using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TcpSniff.Tracking.Connections.Shelving;

/// <summary>Reads in the same order what <see cref="Packer"/> wrote.</summary>
/// <param name="packed">What was written.</param>
internal ref struct Unpacker(ReadOnlySpan<byte> packed)
{
    /// <summary>What the writer had as its base by then.</summary>
    public ulong Base { get; set; }

    private ref byte _next = ref MemoryMarshal.GetReference(packed);
    private Pattern? _pattern;
    private int _group;

    /// <summary>What the writer wrote differences from, from there on.</summary>
    public Pattern? Pattern
    {
        readonly get => _pattern;
        set => (_pattern, _group) = (value, 0);
    }

    /// <summary>Reads one value.</summary>
    public void Read<T>(out T value)
        where T : struct
    {
        value = default;
        Read(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>());
    }

    /// <summary>Reads several values.</summary>
    public void Read<T>(Span<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        bytes.Clear();
        Read(ref MemoryMarshal.GetReference(bytes), bytes.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(ref byte bytes, int size)
    {
        const int GroupBytes = Packer.Group * sizeof(ulong);
        for (; size > 0; size -= GroupBytes, bytes = ref Unsafe.Add(ref bytes, GroupBytes))
        {
            ReadGroup(ref bytes, Math.Min(size, GroupBytes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadGroup(ref byte bytes, int size)
    {
        ref var next = ref _next;
        var words = size / sizeof(ulong);
        var all = words == Packer.Group ? ulong.MaxValue : (1UL << words) - 1;
        var differing = Unsafe.ReadUnaligned<ulong>(ref next) & all;
        next = ref Unsafe.Add(ref next, Packer.HeadSize(words));
        var patternNear = 0UL;
        if (_pattern is { } pattern)
        {
            MemoryMarshal.AsBytes(pattern.Words(_group)[..words]).CopyTo(MemoryMarshal.CreateSpan(ref bytes, words * sizeof(ulong)));

            // The pattern's group may have had more words than this one.
            patternNear = pattern.Near(_group++) & all;
        }

        for (var near = patternNear & ~differing; near != 0; near &= near - 1)
        {
            ref var place = ref Unsafe.Add(ref bytes, BitOperations.TrailingZeroCount(near) * sizeof(ulong));
            Unsafe.WriteUnaligned(ref place, Unsafe.ReadUnaligned<ulong>(ref place) + Base);
        }

        for (; differing != 0; differing &= differing - 1)
        {
            var word = BitOperations.TrailingZeroCount(differing);
            var turns = next == 0;
            next = ref Unsafe.Add(ref next, turns ? 1 : 0);
            var mask = next;
            ref var place = ref Unsafe.Add(ref bytes, word * sizeof(ulong));
            var value = Unsafe.ReadUnaligned<ulong>(ref place) ^ Spread(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref next, 1)), mask);
            var isNear = turns != ((patternNear >> word & 1) != 0);
            Unsafe.WriteUnaligned(ref place, isNear ? value + Base : value);
            next = ref Unsafe.Add(ref next, 1 + BitOperations.PopCount(mask));
        }

        for (var rest = words * sizeof(ulong); rest < size; rest++)
        {
            Unsafe.Add(ref bytes, rest) = next;
            next = ref Unsafe.Add(ref next, 1);
        }

        _next = ref next;
    }

    /// <summary>Puts the bytes at the lower end where the mask has them.</summary>
    private static ulong Spread(ulong squeezed, byte mask)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitDeposit(squeezed, Bmi2.X64.ParallelBitDeposit(mask, 0x0101010101010101) * 0xff);
        }

        var value = 0UL;
        for (var rest = mask; rest != 0; rest &= (byte)(rest - 1), squeezed >>= 8)
        {
            value |= (squeezed & 0xff) << (8 * BitOperations.TrailingZeroCount(rest));
        }

        return value;
    }
}
