using TcpSniff.Packets;

namespace TcpSniff.Capture.Pcap;

/// <summary>The header of a pcap file (draft-ietf-opsawg-pcap section 4).</summary>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |                        magic number                           |
/// |        major version          |        minor version          |
/// |                          reserved 1                           |
/// |                          reserved 2                           |
/// |                         snap length                           |
/// | FCS   |R|P|     reserved 3    |          link type            |
/// +---------------------------------------------------------------+
/// </code>
/// </remarks>
internal sealed record PcapHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 24;

    /// <summary>Magic number of files that count microseconds.</summary>
    public const uint Microseconds = 0xa1b2c3d4;

    /// <summary>Magic number of files that count nanoseconds.</summary>
    public const uint Nanoseconds = 0xa1b23c4d;

    // Alexey Kuznetzov's patched libpcap of the 1990s adds interface, protocol and packet type to every record.
    private const uint Modified = 0xa1b2cd34;

    // The frame check sequence's length and its mark stand above the link type.
    private const uint ReservedBits = 0x03ff0000;

    /// <summary>Order of all numbers of the file.</summary>
    public required ByteOrder Order { get; init; }

    /// <summary>Wireshark's short name of the variant.</summary>
    public required string Format { get; init; }

    /// <summary>Nanoseconds of one unit of the records' fractions of a second.</summary>
    public required int NanosecondsPerTick { get; init; }

    /// <summary>Bytes of a record before its packet.</summary>
    public required int RecordHeaderLength { get; init; }

    /// <summary>Major version; 2 since 1993, 543 in DG/UX.</summary>
    public ushort Major { get; init; }

    /// <summary>Minor version; 4 since 1998.</summary>
    public ushort Minor { get; init; }

    /// <summary>Bytes kept of a packet at most, as far as the header can be believed.</summary>
    public uint SnapLength { get; init; }

    /// <summary>The field of the link type with all its bits.</summary>
    public uint LinkTypeField { get; init; }

    /// <summary>What the packets begin with.</summary>
    public LinkType LinkType => (LinkType)(LinkTypeField & 0xffff);

    /// <summary>Whether bits of the link type that must be zero are not.</summary>
    public bool HasReservedBits => (LinkTypeField & ReservedBits) != 0;

    /// <summary>Whether it is a version whose records are known.</summary>
    public bool IsKnownVersion => Major == 2 || (Major == 543 && Minor == 0);

    /// <summary>Whether a record's two lengths stand in the other order: always before version 2.3 and in DG/UX.</summary>
    public bool SwapsLengths => Major == 543 || Minor < 3;

    /// <summary>Version 2.3 was written in both orders: there the captured length is the smaller.</summary>
    public bool MaySwapLengths => Major == 2 && Minor == 3;

    /// <summary>The variant that four bytes of magic announce; null where they are none of pcap's.</summary>
    public static PcapHeader? FromMagic(ReadOnlySpan<byte> magic) =>
        Variant(magic, Microseconds, "pcap", 1000, 16) ?? Variant(magic, Nanoseconds, "nsecpcap", 1, 16) ?? Variant(magic, Modified, "modpcap", 1000, 24);

    /// <summary>The header with the fields behind its magic.</summary>
    /// <param name="header">All <see cref="Length"/> bytes.</param>
    public PcapHeader WithFields(ReadOnlySpan<byte> header) => this with
    {
        Major = Order.UInt16(header, 4),
        Minor = Order.UInt16(header, 6),
        SnapLength = Order.UInt32(header, 16),
        LinkTypeField = Order.UInt32(header, 20),
    };

    private static PcapHeader? Variant(ReadOnlySpan<byte> bytes, uint magic, string format, int nanosecondsPerTick, int recordHeaderLength) =>
        ByteOrder.TryDetect(bytes, magic, out var order)
            ? new() { Order = order, Format = format, NanosecondsPerTick = nanosecondsPerTick, RecordHeaderLength = recordHeaderLength }
            : null;
}
