using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TcpSniff.Tracking.Connections.Shelving;

/// <summary>
/// Writes values as they lie in memory, what is as in a <see cref="Pattern"/> left out: of what a connection's books hold, most is zero, small, or
/// what it is in others.
/// </summary>
/// <remarks>
/// Sixty-four words of eight bytes each make a group: a bit for each says which of them differ from the pattern's, then for each of these a byte says
/// which of its bytes do, and these follow, as the exclusive or. A word that is near <see cref="Base"/>, as the times of a connection are near each
/// other, stands for how much later it is; a byte of zero goes before one that is near where the pattern's is not, or the other way round. What is
/// left of a value behind its last whole word follows as it is. Values with references may be written as long as these are null.
/// </remarks>
internal sealed class Packer
{
    /// <summary>Words of a group.</summary>
    public const int Group = 64;

    /// <summary>A reader takes eight bytes at a time, so that so many follow the last one.</summary>
    private const int Margin = sizeof(ulong);

    /// <summary>Less than so much above it is near.</summary>
    private const ulong Near = 1UL << 40;

    // A word takes ten bytes at most.
    private const int MostPerGroup = sizeof(ulong) + (Group * 10) + sizeof(ulong) + Margin;

    private static readonly Pattern NoPattern = new();

    private byte[] _room = new byte[4096];
    private int _length;
    private int _group;
    private Pattern _pattern = NoPattern;

    /// <summary>What words are likely to be near to; 0 for nothing. Who reads has to know it.</summary>
    public ulong Base { get; set; }

    /// <summary>What to write differences from, from here on; null for nothing. Who reads has to know it.</summary>
    public Pattern? Pattern
    {
        get => _pattern == NoPattern ? null : _pattern;
        set => (_pattern, _group) = (value ?? NoPattern, 0);
    }

    /// <summary>What learns what is written from here on; null for nothing.</summary>
    public Pattern? Learning { get; set; }

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Packed
    {
        get
        {
            _room.AsSpan(_length, Margin).Clear();
            return _room.AsSpan(0, _length + Margin);
        }
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => (_length, Base, Pattern, Learning) = (0, 0, null, null);

    /// <summary>Writes one value.</summary>
    public void Write<T>(in T value)
        where T : struct
        => Write(ref Unsafe.As<T, byte>(ref Unsafe.AsRef(in value)), Unsafe.SizeOf<T>());

    /// <summary>Writes several values; their number is not among what is written.</summary>
    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        Write(ref MemoryMarshal.GetReference(bytes), bytes.Length);
    }

    private void Write(ref byte bytes, int size)
    {
        for (; size > 0; size -= Group * sizeof(ulong), bytes = ref Unsafe.Add(ref bytes, Group * sizeof(ulong)))
        {
            if (_room.Length - _length < MostPerGroup)
            {
                Array.Resize(ref _room, 2 * _room.Length);
            }

            var part = Math.Min(size, Group * sizeof(ulong));
            if (Learning is not null)
            {
                Learn(Learning, ref bytes, part / sizeof(ulong));
            }

            WriteGroup(ref bytes, part);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteGroup(ref byte bytes, int size)
    {
        ref var pattern = ref MemoryMarshal.GetReference(_pattern.Words(_group));
        var patternNear = _pattern.Near(_group++);

        // There is room for all that may follow.
        ref var room = ref MemoryMarshal.GetArrayDataReference(_room);
        var words = size / sizeof(ulong);
        var (head, at) = (_length, _length + HeadSize(words));
        var (differing, origin, near) = (0UL, Base, Base == 0 ? 0 : Near);
        for (var word = 0; word < words; word++)
        {
            ref var source = ref Unsafe.Add(ref bytes, word * sizeof(ulong));
            if (word % Vector256<ulong>.Count == 0 && word + Vector256<ulong>.Count <= words && (patternNear >> word & 0xf) == 0
                && Vector256.EqualsAll(Unsafe.ReadUnaligned<Vector256<ulong>>(ref source), Vector256.LoadUnsafe(ref pattern, (nuint)word)))
            {
                word += Vector256<ulong>.Count - 1;
                continue;
            }

            var value = Unsafe.ReadUnaligned<ulong>(ref source);
            // Zero never is: a reference that is null must not become anything else in between.
            var isNear = value != 0 && value - origin < near;
            var turns = isNear != ((patternNear >> word & 1) != 0);
            var difference = (isNear ? value - origin : value) ^ Unsafe.Add(ref pattern, word);
            if (difference == 0 && !turns)
            {
                continue;
            }

            differing |= 1UL << word;
            if (turns)
            {
                Unsafe.Add(ref room, at++) = 0;
            }

            var mask = NonZeroBytes(difference);
            Unsafe.Add(ref room, at) = mask;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref room, at + 1), Squeeze(difference, mask));
            at += 1 + BitOperations.PopCount(mask);
        }

        for (var part = 0; part < HeadSize(words); part++)
        {
            Unsafe.Add(ref room, head + part) = (byte)(differing >> (8 * part));
        }

        for (var rest = words * sizeof(ulong); rest < size; rest++)
        {
            Unsafe.Add(ref room, at++) = Unsafe.Add(ref bytes, rest);
        }

        _length = at;
    }

    /// <summary>Bytes that say which of so many words differ.</summary>
    public static int HeadSize(int words) => (words + 7) / 8;

    private void Learn(Pattern pattern, ref byte bytes, int words)
    {
        Span<ulong> values = stackalloc ulong[Group];
        var near = 0UL;
        for (var word = 0; word < words; word++)
        {
            var value = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, word * sizeof(ulong)));
            var isNear = value != 0 && Base != 0 && value - Base < Near;
            values[word] = isNear ? value - Base : value;
            near |= isNear ? 1UL << word : 0;
        }

        pattern.Add(values[..words], near);
    }

    /// <summary>A bit for each byte that is not zero, that of the lowest first.</summary>
    private static byte NonZeroBytes(ulong value)
    {
        // The highest bit of each byte, then all of them together in the highest byte.
        var high = (((value & 0x7f7f7f7f7f7f7f7f) + 0x7f7f7f7f7f7f7f7f) | value) & 0x8080808080808080;
        return (byte)(((high >> 7) * 0x0102040810204080) >> 56);
    }

    /// <summary>The bytes that the mask names, next to each other at the lower end.</summary>
    private static ulong Squeeze(ulong value, byte mask)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitExtract(value, Bmi2.X64.ParallelBitDeposit(mask, 0x0101010101010101) * 0xff);
        }

        var (squeezed, shift) = (0UL, 0);
        for (var rest = mask; rest != 0; rest &= (byte)(rest - 1), shift += 8)
        {
            squeezed |= (ulong)(byte)(value >> (8 * BitOperations.TrailingZeroCount(rest))) << shift;
        }

        return squeezed;
    }
}
