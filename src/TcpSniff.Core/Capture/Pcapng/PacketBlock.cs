using System.Globalization;

namespace TcpSniff.Capture.Pcapng;

/// <summary>What a block that holds a packet says: enhanced (draft-ietf-opsawg-pcapng section 4.3), simple (section 4.4) or the obsolete one (appendix A).</summary>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |                   block type = 6 (2 obsolete)                 |
/// |                     block total length                        |
/// |  interface (obsolete: 16 bits, then 16 bits of lost packets)  |
/// |                     time stamp, high                          |
/// |                     time stamp, low                           |
/// |                     captured length                           |
/// |                     original length                           |
/// |  packet, padded to 32 bits …
/// |  options …
/// </code>
/// A simple packet block, type 3, has only the original length and the packet.
/// </remarks>
internal struct PacketBlock
{
    /// <summary>Where the packet begins in an enhanced or obsolete block.</summary>
    public const int FixedLength = 28;

    private const int SimpleLength = 12;

    /// <summary>Number of the interface within the section; the first for a simple packet.</summary>
    public uint Interface;

    /// <summary>Whether it has a time stamp; a simple packet has none.</summary>
    public bool HasTime;

    /// <summary>The time stamp as its interface counts.</summary>
    public ulong Ticks;

    /// <summary>Where the packet begins in the block.</summary>
    public int DataOffset;

    /// <summary>Bytes of the packet, all within the block.</summary>
    public int Captured;

    /// <summary>Bytes it had on the wire.</summary>
    public uint Original;

    /// <summary>Where the options begin; the block's end where there are none.</summary>
    public int OptionsOffset;

    /// <summary>Packets lost since the one before, as far as an obsolete block says so.</summary>
    public ushort Drops;

    /// <summary>Reads a block without its trailing length, or says what is wrong with it.</summary>
    /// <param name="type">Its type, one of the three.</param>
    /// <param name="block">Its bytes.</param>
    /// <param name="order">Byte order of the section.</param>
    /// <param name="snapLength">Snap length of the section's first interface, which cuts simple packets; 0 for none.</param>
    /// <param name="packet">What it says.</param>
    public static string? TryRead(uint type, ReadOnlySpan<byte> block, ByteOrder order, int snapLength, out PacketBlock packet)
    {
        packet = default;
        var simple = type == BlockType.SimplePacket;
        packet.DataOffset = simple ? SimpleLength : FixedLength;
        if (block.Length < packet.DataOffset)
        {
            return "packet block is too short";
        }

        uint captured;
        if (simple)
        {
            packet.Original = order.UInt32(block, 8);
            captured = snapLength == 0 ? packet.Original : Math.Min(packet.Original, (uint)snapLength);
        }
        else
        {
            (packet.Interface, packet.Drops) = type == BlockType.EnhancedPacket ? (order.UInt32(block, 8), (ushort)0) : (order.UInt16(block, 8), order.UInt16(block, 10));
            packet.HasTime = true;
            packet.Ticks = ((ulong)order.UInt32(block, 12) << 32) | order.UInt32(block, 16);
            captured = order.UInt32(block, 20);
            packet.Original = order.UInt32(block, 24);
        }

        if (captured > (uint)(block.Length - packet.DataOffset))
        {
            return string.Create(CultureInfo.InvariantCulture, $"packet claims {captured:N0} captured bytes, more than its block has");
        }

        packet.Captured = (int)captured;
        packet.OptionsOffset = simple ? block.Length : Math.Min(FixedLength + OptionReader.Padded(packet.Captured), block.Length);
        return null;
    }
}
