namespace TcpSniff.Packets;

/// <summary>One packet as its source hands it over. The bytes are valid until the source moves on.</summary>
public readonly ref struct RawPacket
{
    /// <summary>The captured bytes, beginning with the link layer's header.</summary>
    public required ReadOnlySpan<byte> Data { get; init; }

    /// <summary>When the packet was captured.</summary>
    public required CaptureTime Time { get; init; }

    /// <summary>
    /// How long the packet was on the wire, in bytes, as recorded: more than <see cref="Data"/> where a snap length cut it.
    /// A record that contradicts itself has less; then the smaller number is the packet.
    /// </summary>
    public required int OriginalLength { get; init; }

    /// <summary>What <see cref="Data"/> begins with.</summary>
    public required LinkType LinkType { get; init; }

    /// <summary>Index into the source's interfaces.</summary>
    public int Interface { get; init; }

    /// <summary>
    /// Options of the packet's pcapng block (comments, flags, hashes), each as code, length, value padded to four bytes,
    /// all their numbers in little-endian order whatever the file's order, no end mark; empty where the source has none.
    /// </summary>
    public ReadOnlySpan<byte> Options { get; init; }
}
