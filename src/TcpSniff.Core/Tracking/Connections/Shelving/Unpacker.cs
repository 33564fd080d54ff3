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

    private void ReadGroup(ref byte bytes, int size)
    {
        ref var next = ref _next;
        var present = Unsafe.ReadUnaligned<ulong>(ref next);
        next = ref Unsafe.Add(ref next, sizeof(ulong));
        for (; present != 0; present &= present - 1)
        {
            var near = next == 0;
            next = ref Unsafe.Add(ref next, near ? 1 : 0);
            var mask = next;
            var value = Spread(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref next, 1)), mask);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref bytes, BitOperations.TrailingZeroCount(present) * sizeof(ulong)), near ? value ^ Base : value);
            next = ref Unsafe.Add(ref next, 1 + BitOperations.PopCount(mask));
        }

        for (var rest = size & -sizeof(ulong); rest < size; rest++)
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
