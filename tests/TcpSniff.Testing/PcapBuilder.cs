namespace TcpSniff.Testing;

/// <summary>Makes the bytes of a pcap file, sound ones and others.</summary>
internal sealed class PcapBuilder
{
    private FileBytes? _bytes;

    /// <summary>Whether the machine that is played is little-endian.</summary>
    public bool LittleEndian { get; init; } = true;

    /// <summary>0xa1b2c3d4 for microseconds, 0xa1b23c4d for nanoseconds, 0xa1b2cd34 for the modified format.</summary>
    public uint Magic { get; init; } = 0xa1b2c3d4;

    /// <summary>Major version.</summary>
    public ushort Major { get; init; } = 2;

    /// <summary>Minor version.</summary>
    public ushort Minor { get; init; } = 4;

    /// <summary>Snap length.</summary>
    public uint SnapLength { get; init; } = 262144;

    /// <summary>The field of the link type with all its bits.</summary>
    public uint LinkType { get; init; } = 1;

    private FileBytes File => _bytes ??= new FileBytes(LittleEndian)
        .U32(Magic).U16(Major).U16(Minor).U32(0).U32(0).U32(SnapLength).U32(LinkType);

    /// <summary>Appends a record that says the truth.</summary>
    public PcapBuilder Record(uint seconds, uint fraction, ReadOnlySpan<byte> data, uint? original = null) =>
        Record(seconds, fraction, (uint)data.Length, original ?? (uint)data.Length, data);

    /// <summary>Appends a record whose lengths, in the order of the file, are as given.</summary>
    public PcapBuilder Record(uint seconds, uint fraction, uint firstLength, uint secondLength, ReadOnlySpan<byte> data)
    {
        File.U32(seconds).U32(fraction).U32(firstLength).U32(secondLength);
        if (Magic == 0xa1b2cd34)
        {
            File.U32(2).U16(0x0800).Bytes(0, 0);
        }

        File.Bytes(data);
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] ToArray() => File.ToArray();
}
