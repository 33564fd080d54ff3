using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>What one side offers in its SYN.</summary>
/// <param name="InitialSequenceNumber">The number on the wire that its SYN takes.</param>
/// <param name="Mss">The segment size that it takes at most, in bytes (RFC 9293 section 3.7.1); null where it does not say.</param>
/// <param name="WindowScale">The shift as sent, 0 to 255 (RFC 7323 section 2.2); null where it does not scale.</param>
/// <param name="SackPermitted">Whether it understands selective acknowledgments (RFC 2018 section 2).</param>
/// <param name="Timestamps">Whether it sends timestamps (RFC 7323 section 3.2).</param>
public readonly record struct SynOffer(SequenceNumber InitialSequenceNumber, ushort? Mss, byte? WindowScale, bool SackPermitted, bool Timestamps)
{
    /// <summary>The offer of a SYN or SYN+ACK.</summary>
    internal static SynOffer Of(in TcpSegment segment)
    {
        ref readonly var options = ref segment.Options;
        return new(
            segment.Seq,
            options.Has(TcpOptionKinds.Mss) ? options.Mss : null,
            options.Has(TcpOptionKinds.WindowScale) ? options.WindowScale : null,
            options.Has(TcpOptionKinds.SackPermitted),
            options.Has(TcpOptionKinds.Timestamps));
    }
}
