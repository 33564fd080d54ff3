using System.Runtime.InteropServices;

namespace TcpSniff.Aligning.Traces;

/// <summary>Prints of bytes: the same bytes have the same print at both ends. They pair what belongs together; they keep no secret.</summary>
internal static class PayloadPrint
{
    /// <summary>Bytes at the beginning of a payload that tell it from others well enough.</summary>
    public const int HeadLength = 16;

    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Print of the first bytes; 0 where there are too few.</summary>
    public static uint Head(ReadOnlySpan<byte> payload) => payload.Length < HeadLength ? 0 : Of(payload[..HeadLength]) | 1;

    /// <summary>Print of all bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var print = (ulong)bytes.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            print = Mix(print, word);
        }

        foreach (var rest in bytes[(bytes.Length & ~7)..])
        {
            print = Mix(print, rest);
        }

        return (uint)(print >> 32);
    }

    /// <summary>Print of two numbers of a kind.</summary>
    public static uint Of(uint kind, ulong one, ulong other) => (uint)(Mix(Mix(kind, one), other) >> 32);

    private static ulong Mix(ulong print, ulong word)
    {
        var high = Math.BigMul(print ^ Multiplier, word ^ 0xD1B5_4A32_D192_ED03, out var low);
        return high ^ low ^ (print << 17 | print >> 47);
    }
}
