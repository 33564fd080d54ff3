using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Capture.Erf;

/// <summary>One record of Endace's Extensible Record Format (ERF types reference guide, EDM11-01): what its header says and where the packet is.</summary>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |        time, little-endian: fractions of 2^-32 seconds        |
/// |                          seconds                              |
/// |E|    type     |     flags     |         record length         |
/// |  lost, or colour              |          wire length          |
/// |  extension headers of 8 bytes, each with such an E, …
/// |  packet; Ethernet behind two bytes
/// </code>
/// </remarks>
internal readonly record struct ErfRecord
{
    /// <summary>Bytes of the header that every record has.</summary>
    public const int HeaderLength = 16;

    /// <summary>A record without a packet, to fill a buffer.</summary>
    public const int Pad = 48;

    private const int Ethernet = 2;
    private const int Meta = 27;
    private const int Extension = 8;
    private const byte More = 0x80;
    private const byte InterfaceMask = 0x03;

    /// <summary>The kind of record, without its mark of extension headers.</summary>
    public required int Type { get; init; }

    /// <summary>Bytes of the record, all included.</summary>
    public required int Length { get; init; }

    /// <summary>Bytes the packet had on the wire; a frame check sequence counts.</summary>
    public required int WireLength { get; init; }

    /// <summary>The time stamp as it stands: 32 bits of seconds, 32 of fractions.</summary>
    public required ulong Ticks { get; init; }

    /// <summary>Which port of the card.</summary>
    public required int Port { get; init; }

    /// <summary>Packets lost since the record before, where this kind counts them.</summary>
    public required int Lost { get; init; }

    /// <summary>When the packet was captured.</summary>
    public CaptureTime Time => new(((long)(Ticks >> 32) * 1_000_000_000) + (long)((((Ticks & uint.MaxValue) * 1_000_000_000) + (1UL << 31)) >> 32));

    /// <summary>Whether it is a kind that there is.</summary>
    public bool IsKnown => Type is (>= 1 and <= 25) or (>= 27 and <= 29) or Pad;

    /// <summary>Reads the header; its length is checked by nobody yet.</summary>
    /// <param name="header">All <see cref="HeaderLength"/> bytes.</param>
    public static ErfRecord Read(ReadOnlySpan<byte> header)
    {
        var type = header[8] & ~More;
        return new()
        {
            Ticks = BinaryPrimitives.ReadUInt64LittleEndian(header),
            Type = type,
            Port = header[9] & InterfaceMask,
            Length = BinaryPrimitives.ReadUInt16BigEndian(header[10..]),
            Lost = type is Ethernet or 1 or (>= 3 and <= 9) or 12 or 18 or (>= 21 and <= 25) ? BinaryPrimitives.ReadUInt16BigEndian(header[12..]) : 0,
            WireLength = BinaryPrimitives.ReadUInt16BigEndian(header[14..]),
        };
    }

    /// <summary>Where the packet is, and what it begins with.</summary>
    /// <param name="record">The record, as far as it was captured.</param>
    /// <param name="offset">Offset of the packet in the record.</param>
    /// <param name="linkType">What it begins with; ERF itself where its kind is not taken apart. Then the packet is the whole record.</param>
    /// <returns>False where the headers reach beyond the record.</returns>
    public bool TryLocate(ReadOnlySpan<byte> record, out int offset, out LinkType linkType)
    {
        offset = HeaderLength;
        for (var mark = record[8]; (mark & More) != 0; offset += Extension)
        {
            if (record.Length - offset < Extension)
            {
                linkType = LinkType.Erf;
                return false;
            }

            mark = record[offset];
        }

        int subheader;
        (linkType, subheader) = Type switch
        {
            Ethernet or 11 or 16 or 20 => (LinkType.Ethernet, 2),
            1 or 10 or 15 or 19 => (LinkType.CiscoHdlc, 0),
            5 or 17 => (LinkType.CiscoHdlc, 4),
            4 => (LinkType.AtmRfc1483, 4),
            9 => (LinkType.AtmRfc1483, 8),
            21 => (LinkType.InfiniBand, 0),
            22 => (LinkType.IPv4, 0),
            23 => (LinkType.IPv6, 0),
            _ => (LinkType.Erf, -offset),
        };
        offset += subheader;
        if (offset > record.Length)
        {
            return false;
        }

        if (linkType == LinkType.CiscoHdlc)
        {
            linkType = Serial(record[offset..]);
        }

        return true;
    }

    /// <summary>Packets of serial lines do not say what they begin with; Cisco HDLC and PPP show.</summary>
    private static LinkType Serial(ReadOnlySpan<byte> packet) => packet switch
    {
        [0x0f or 0x8f, ..] => LinkType.CiscoHdlc,
        [0xff, 0x03, ..] => LinkType.Ppp,
        _ => LinkType.FrameRelay,
    };

    /// <summary>Whether a record says of the one card what no packet is: it counts as a frame all the same.</summary>
    public bool IsMeta => Type == Meta;
}
