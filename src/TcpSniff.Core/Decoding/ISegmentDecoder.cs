using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>Takes a packet apart down to the TCP header.</summary>
public interface ISegmentDecoder
{
    /// <summary>Datagrams whose fragments did not all come so far: those that still wait, and those that were given up.</summary>
    long IncompleteDatagrams { get; }

    /// <summary>
    /// Decodes one packet into <paramref name="decoded"/>: its kind, and what the kind gives a meaning to; the rest may be left from
    /// the packet before. Never throws, whatever the bytes.
    /// </summary>
    void Decode(scoped in RawPacket packet, ref DecodedPacket decoded);

    /// <summary>
    /// The bytes that the offsets of the last decoded segment or datagram refer to: the packet's own, or those of the
    /// datagram put together from fragments. Valid until the next call of <see cref="Decode"/>.
    /// </summary>
    ReadOnlySpan<byte> Bytes(scoped in RawPacket packet, scoped in DecodedPacket decoded);
}
