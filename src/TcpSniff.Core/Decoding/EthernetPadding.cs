using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>
/// Recognises the padding of Ethernet's shortest frame (60 bytes, IEEE 802.3 clause 4.2.3.3) where a device counts it into the length of
/// the IP packet: zeros behind a bare segment, up to exactly 46 bytes.
/// </summary>
internal static class EthernetPadding
{
    private const int ShortestIpPacket = 46;
    private const int IpHeader = 20;

    /// <summary>Whether a segment's payload is such padding.</summary>
    /// <param name="bytes">The bytes that the segment's offsets refer to.</param>
    /// <param name="segment">The segment.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(ReadOnlySpan<byte> bytes, in TcpSegment segment) =>
        segment.IpLength == ShortestIpPacket && segment.PayloadLength > 0 && IsZero(bytes, segment);

    private static bool IsZero(ReadOnlySpan<byte> bytes, in TcpSegment segment) =>
        !segment.Has(TcpFlags.Psh) && IpHeader + segment.HeaderLength + segment.PayloadLength == ShortestIpPacket
        && segment.CapturedPayload == segment.PayloadLength && !bytes.Slice(segment.PayloadOffset, segment.PayloadLength).ContainsAnyExcept((byte)0);
}
