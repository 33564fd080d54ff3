using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tcp;

/// <summary>Judges the checksum of a whole segment (RFC 9293 section 3.1, RFC 8200 section 8.1 for IPv6).</summary>
internal static class TcpChecksum
{
    private const byte TcpProtocol = 6;

    /// <summary>
    /// A capture on the sending host sees the segment before the network card finishes its checksum: then the field holds the sum of
    /// the pseudo-header (with the segment's length, or 0 where the card is to split it), or nothing.
    /// </summary>
    public static ChecksumVerdict Judge(IpAddress source, IpAddress destination, ReadOnlySpan<byte> segment, ushort stored)
    {
        var splitLater = InternetChecksum.Of(source) + InternetChecksum.Of(destination) + TcpProtocol;
        var pseudoHeader = splitLater + (uint)segment.Length;

        // With the right checksum in it, everything sums up to "minus zero"; a stored FFFF for 0000 is the same number.
        if (InternetChecksum.Fold(pseudoHeader + InternetChecksum.Of(segment)) == ushort.MaxValue)
        {
            return ChecksumVerdict.Good;
        }

        return stored == 0 || stored == InternetChecksum.Fold(pseudoHeader) || stored == InternetChecksum.Fold(splitLater)
            ? ChecksumVerdict.Offload : ChecksumVerdict.Bad;
    }
}
