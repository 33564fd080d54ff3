namespace TcpSniff.Testing;

/// <summary>A packet that a file of some other program is to hold.</summary>
/// <param name="Seconds">Seconds since 1970.</param>
/// <param name="Microseconds">Microseconds of the second.</param>
/// <param name="Data">Its bytes.</param>
/// <param name="Original">How long it was; null for all that is there.</param>
internal readonly record struct FilePacket(uint Seconds, uint Microseconds, byte[] Data, int? Original = null)
{
    /// <summary>Bytes that it had on the wire.</summary>
    public int WireLength => Original ?? Data.Length;
}

/// <summary>Makes the bytes of files that are neither pcap nor pcapng.</summary>
internal static class OtherFormats
{
    private static readonly DateTime Start = new(2020, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);

    /// <summary>A file of Solaris' snoop.</summary>
    public static byte[] Snoop(uint network, uint version, params IEnumerable<FilePacket> packets)
    {
        var file = new FileBytes(littleEndian: false).Bytes("snoop\0\0\0"u8).U32(version).U32(network);
        var lost = 0u;
        foreach (var packet in packets)
        {
            var padding = -packet.Data.Length & 3;
            file.U32((uint)packet.WireLength).U32((uint)packet.Data.Length).U32((uint)(24 + packet.Data.Length + padding)).U32(lost++)
                .U32(packet.Seconds).U32(packet.Microseconds).Bytes(packet.Data).Pad();
        }

        return file.ToArray();
    }

    /// <summary>A record of Endace's format, padded to 64 bits.</summary>
    /// <param name="type">Its kind.</param>
    /// <param name="packet">The packet, with what stands between it and the record's header.</param>
    /// <param name="port">Which port saw it.</param>
    /// <param name="lost">Packets lost before it.</param>
    /// <param name="extensions">First bytes of extension headers, without the mark that another one follows.</param>
    public static byte[] Erf(byte type, FilePacket packet, byte port = 0, ushort lost = 0, params byte[] extensions)
    {
        var length = 16 + (8 * extensions.Length) + packet.Data.Length;
        var fraction = (uint)Math.Ceiling(packet.Microseconds * (double)(1L << 32) / 1_000_000);
        var record = new FileBytes(littleEndian: true).U32(fraction).U32(packet.Seconds).Bytes((byte)(type | (extensions.Length > 0 ? 0x80 : 0)), (byte)(4 | port))
            .Bytes((byte)((length + 7) / 8 * 8 >> 8), (byte)((length + 7) / 8 * 8), (byte)(lost >> 8), (byte)lost, (byte)(packet.WireLength >> 8), (byte)packet.WireLength);
        for (var i = 0; i < extensions.Length; i++)
        {
            record.Bytes((byte)(extensions[i] | (i < extensions.Length - 1 ? 0x80 : 0)), 1, 2, 3, 4, 5, 6, 7);
        }

        return record.Bytes(packet.Data).Bytes(new byte[(length + 7) / 8 * 8 - length]).ToArray();
    }

    /// <summary>A file of Network Monitor.</summary>
    /// <param name="major">1 or 2.</param>
    /// <param name="minor">0 to 3.</param>
    /// <param name="network">What its packets begin with.</param>
    /// <param name="gap">Bytes between frames, which only the table knows of.</param>
    /// <param name="packets">Its packets; their time is what has passed since <see cref="NetMonStart"/>.</param>
    public static byte[] NetMon(byte major, byte minor, ushort network, int gap, params IReadOnlyList<FilePacket> packets)
    {
        var frames = new FileBytes(littleEndian: true);
        var table = new FileBytes(littleEndian: true);
        foreach (var packet in packets)
        {
            frames.Bytes(new byte[gap]);
            table.U32((uint)(128 + frames.Count));
            _ = major == 1
                ? frames.U32((packet.Seconds * 1000) + (packet.Microseconds / 1000)).U16((ushort)packet.WireLength).U16((ushort)packet.Data.Length)
                : frames.U64((packet.Seconds * 1_000_000UL) + packet.Microseconds).U32((uint)packet.WireLength).U32((uint)packet.Data.Length);
            frames.Bytes(packet.Data);
            _ = (major, minor) switch
            {
                (2, 1) => frames.U16(network),
                (2, 2) => frames.U16(network).U32(0),
                (2, 3) => frames.U16(network).U32(0).U64((ulong)Start.AddSeconds(packet.Seconds).AddMicroseconds(packet.Microseconds).ToFileTimeUtc()).Bytes(0),
                _ => frames,
            };
        }

        var header = new FileBytes(littleEndian: true).Bytes(major == 1 ? "RTSS"u8 : "GMBU"u8).Bytes(minor, major).U16(network)
            .U16((ushort)Start.Year).U16((ushort)Start.Month).U16((ushort)Start.DayOfWeek).U16((ushort)Start.Day)
            .U16((ushort)Start.Hour).U16((ushort)Start.Minute).U16((ushort)Start.Second).U16((ushort)Start.Millisecond)
            .U32((uint)(128 + frames.Count)).U32((uint)(4 * packets.Count));
        return [.. header.Bytes(new byte[128 - header.Count]).ToArray(), .. frames.ToArray(), .. table.ToArray()];
    }

    /// <summary>When captures of Network Monitor begin here, in nanoseconds since 1970.</summary>
    public static long NetMonStart { get; } = (Start - DateTime.UnixEpoch).Ticks * 100;
}
