using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TcpSniff.Tracking.Connections.Shelving;

/// <summary>
/// Writes values as they lie in memory, zeros left out: of what a connection's books hold, most is zero or small.
/// </summary>
/// <remarks>
/// Sixty-four words of eight bytes each make a group: a word says which of them are not zero, then for each of these a byte says which
/// of its bytes are not, and they follow. A word that is near <see cref="Base"/>, as the times of a connection are near each other, is
/// written as what it differs from that, behind a byte of zero. What is left of a value behind its last whole word follows as it is. Values with references
/// may be written as long as these are null.
/// </remarks>
internal sealed class Packer
{
    /// <summary>Words of a group.</summary>
    public const int Group = 64;

    /// <summary>A reader takes eight bytes at a time, so that so many follow the last one.</summary>
    private const int Margin = sizeof(ulong);

    /// <summary>Nearer than this is near.</summary>
    private const ulong Near = 1UL << 40;

    // A word takes nine bytes at most.
    private const int MostPerGroup = sizeof(ulong) + (Group * 9) + sizeof(ulong) + Margin;

    private byte[] _room = new byte[4096];
    private int _length;

    /// <summary>What words are likely to be near to; 0 for nothing. Who reads has to know it.</summary>
    public ulong Base { get; set; }

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
    public void Clear() => (_length, Base) = (0, 0);

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

            WriteGroup(ref bytes, Math.Min(size, Group * sizeof(ulong)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteGroup(ref byte bytes, int size)
    {
        // There is room for all that may follow.
        ref var room = ref MemoryMarshal.GetArrayDataReference(_room);
        var (head, at) = (_length, _length + sizeof(ulong));
        var present = 0UL;
        var words = size / sizeof(ulong);
        for (var word = 0; word < words; word++)
        {
            var value = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, word * sizeof(ulong)));
            if (value != 0)
            {
                present |= 1UL << word;
                var difference = value ^ Base;
                if (Base != 0 && difference < Near)
                {
                    Unsafe.Add(ref room, at++) = 0;
                    value = difference;
                }

                var mask = NonZeroBytes(value);
                Unsafe.Add(ref room, at) = mask;
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref room, at + 1), Squeeze(value, mask));
                at += 1 + BitOperations.PopCount(mask);
            }
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref room, head), present);
        for (var rest = words * sizeof(ulong); rest < size; rest++)
        {
            Unsafe.Add(ref room, at++) = Unsafe.Add(ref bytes, rest);
        }

        _length = at;
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
