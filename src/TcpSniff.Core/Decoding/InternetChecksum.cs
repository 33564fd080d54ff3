using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>One's complement sums of 16-bit words (RFC 1071). They do not care about byte order, so words are added as they lie in memory and swapped once.</summary>
internal static class InternetChecksum
{
    /// <summary>The sum of some bytes, not complemented; an odd last byte counts as if a zero followed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ulong sum = 0;
        var vectors = MemoryMarshal.Cast<byte, Vector<ulong>>(bytes);
        if (vectors.Length > 0)
        {
            // Each 64-bit lane takes the lower and the upper half of its words: 32-bit numbers, so 2^32 of them fit.
            var half = new Vector<ulong>(uint.MaxValue);
            var low = Vector<ulong>.Zero;
            var high = Vector<ulong>.Zero;
            foreach (var vector in vectors)
            {
                low += vector & half;
                high += vector >> 32;
            }

            sum = Vector.Sum(low + high);
            bytes = bytes[(vectors.Length * Vector<byte>.Count)..];
        }

        foreach (var word in MemoryMarshal.Cast<byte, uint>(bytes))
        {
            sum += word;
        }

        for (var i = bytes.Length & ~3; i < bytes.Length; i++)
        {
            sum += BitConverter.IsLittleEndian ? (ulong)bytes[i] << (8 * (i & 1)) : (ulong)bytes[i] << (8 * (~i & 1));
        }

        var folded = Fold(sum);
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(folded) : folded;
    }

    /// <summary>The words of an address, added but not folded yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(IpAddress address) => address.IsIPv4
        ? address.IPv4
        : (address.High >> 32) + (address.High & uint.MaxValue) + (address.Low >> 32) + (address.Low & uint.MaxValue);

    /// <summary>Brings a sum of 16-bit words, or of numbers made of them, back to 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Fold(ulong sum)
    {
        sum = (sum & uint.MaxValue) + (sum >> 32);
        sum = (sum & ushort.MaxValue) + (sum >> 16);
        sum = (sum & ushort.MaxValue) + (sum >> 16);
        return (ushort)((sum & ushort.MaxValue) + (sum >> 16));
    }
}
