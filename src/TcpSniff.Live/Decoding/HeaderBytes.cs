using PacketDotNet.Utils;

namespace TcpSniff.Live.Decoding;

/// <summary>
/// The bytes of one header as PacketDotNet takes them: in an array, and a copy, because it writes into it. What follows the header is
/// not copied; PacketDotNet looks at it only when asked for the payload. One array serves all packets.
/// </summary>
internal sealed class HeaderBytes
{
    // No header of which PacketDotNet is asked anything reaches further: 40 bytes of IPv6, 20 of each other.
    private const int Longest = 64;

    // PacketDotNet reads an IPv4 address by loading eight bytes, beyond the end of the packet's where the address is its last part.
    private const int Overshoot = 8;

    private readonly byte[] _bytes = new byte[Longest + Overshoot];
    private readonly ByteArraySegment _segment;

    public HeaderBytes() => _segment = new ByteArraySegment(_bytes);

    /// <summary>What was captured from a header on, of which the first bytes are there to look at; valid until the next call.</summary>
    public ByteArraySegment Of(ReadOnlySpan<byte> rest)
    {
        var length = Math.Min(rest.Length, Longest);
        rest[..length].CopyTo(_bytes);
        _bytes.AsSpan(length).Clear();
        _segment.Length = rest.Length;
        return _segment;
    }
}
