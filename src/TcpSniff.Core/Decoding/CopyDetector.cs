using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>
/// Recognises packets that were recorded twice: at a mirror port that copies both directions, on <c>any</c> before and after a
/// bridge or router, in two files of the same traffic. They are the same to the last header bit that no router changes.
/// </summary>
/// <remarks>
/// A sender that repeats a segment gives it another IP identification (RFC 6864 section 4.3). Where there is none (IPv6, or an
/// identification of zero), only what occupies sequence space counts as a copy, and only when it follows faster than any TCP
/// could have noticed a loss: duplicate acknowledgments are alike by nature.
/// </remarks>
internal sealed class CopyDetector
{
    private const int Slots = 1024;
    private const int Ends = 16;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
    private const ulong Increment = 0xD1B5_4A32_D192_ED03;

    private static Duration Identified => Duration.FromMilliseconds(100);
    private static Duration Unidentified => Duration.FromMilliseconds(0.5);

    private readonly (ulong Print, CaptureTime Time)[] _recent = new (ulong, CaptureTime)[Slots];

    /// <summary>Whether the same segment was shown a moment ago. Remembers it.</summary>
    /// <param name="bytes">The bytes that the segment's offsets refer to.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="time">When it was captured.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool HasSeen(ReadOnlySpan<byte> bytes, in TcpSegment segment, CaptureTime time)
    {
        var print = Print(bytes, segment);
        var slots = _recent.AsSpan((int)(print & (Slots - 2)), 2);
        ref var slot = ref slots[slots[1].Print == print ? 1 : 0];
        var since = time - slot.Time;
        var same = slot.Print == print && since >= Duration.Zero
            && (segment.IpId != 0 ? since <= Identified : segment.SequenceLength > 0 && since <= Unidentified);
        if (slot.Print != print)
        {
            slots[1] = slot; // The one before it stays a while.
        }

        slot = (print, time);
        return same;
    }

    /// <summary>
    /// Mixes ends, identification, lengths and the TCP header with its options; a good checksum in it stands for the payload, and
    /// where there is none (the network card was to fill it in), the payload's first and last bytes do.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Print(ReadOnlySpan<byte> bytes, in TcpSegment segment)
    {
        ref readonly var key = ref segment.Key;
        var print = Mix(
            key.Address0.Low ^ BitOperations.RotateLeft(key.Address1.Low, 32) ^ key.Address0.High ^ key.Address1.High,
            ((ulong)segment.IpId << 32) | ((ulong)segment.IpLength << 1) | segment.SourceSide);
        print = MixAll(print, bytes.Slice(segment.HeaderOffset, Math.Min(segment.HeaderLength, bytes.Length - segment.HeaderOffset)));
        if (segment.CapturedPayload == 0 || segment.Checksum == ChecksumVerdict.Good)
        {
            return print;
        }

        var payload = bytes.Slice(segment.PayloadOffset, segment.CapturedPayload);
        print = MixAll(print, payload[..Math.Min(Ends, payload.Length)]);
        return MixAll(print, payload[^Math.Min(Ends, payload.Length)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MixAll(ulong print, ReadOnlySpan<byte> bytes)
    {
        foreach (var (first, second) in MemoryMarshal.Cast<byte, (ulong, ulong)>(bytes))
        {
            print = Mix(print ^ first, second);
        }

        foreach (var word in MemoryMarshal.Cast<byte, uint>(bytes[(bytes.Length & ~15)..]))
        {
            print = Mix(print, word);
        }

        foreach (var rest in bytes[(bytes.Length & ~3)..])
        {
            print = Mix(print, rest);
        }

        return print;
    }

    /// <summary>Folded multiplication: both halves of the product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong print, ulong word)
    {
        var high = Math.BigMul(print ^ Multiplier, word ^ Increment, out var low);
        return high ^ low ^ BitOperations.RotateLeft(print, 17);
    }
}
