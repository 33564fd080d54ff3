using System.Text;

namespace TcpSniff.Testing;

/// <summary>Makes the bytes of a pcapng file, block by block, sound ones and others.</summary>
internal sealed class PcapngBuilder
{
    private readonly List<byte> _file = [];
    private bool _littleEndian = true;

    /// <summary>A body of a block, or one to put options into, in the section's byte order.</summary>
    public FileBytes Body => new(_littleEndian);

    /// <summary>Bytes so far.</summary>
    public int Count => _file.Count;

    /// <summary>Begins a section.</summary>
    public PcapngBuilder Section(bool littleEndian = true, ushort major = 1, string? comment = null, params ReadOnlySpan<(int Code, byte[] Value)> options)
    {
        _littleEndian = littleEndian;
        return Block(0x0a0d0d0a, Body.U32(0x1a2b3c4d).U16(major).U16(0).U64(ulong.MaxValue).Bytes(comment is null ? Options(options) : Comment(comment)));
    }

    /// <summary>Describes an interface.</summary>
    public PcapngBuilder Interface(ushort linkType = 1, uint snapLength = 0, params ReadOnlySpan<(int Code, byte[] Value)> options) =>
        Block(1, Body.U16(linkType).U16(0).U32(snapLength).Bytes(Options(options)));

    /// <summary>Appends an enhanced packet block.</summary>
    public PcapngBuilder Packet(ulong ticks, ReadOnlySpan<byte> data, uint interfaceId = 0, uint? original = null, params ReadOnlySpan<(int Code, byte[] Value)> options) =>
        Block(6, Body.U32(interfaceId).U32((uint)(ticks >> 32)).U32((uint)ticks)
            .U32((uint)data.Length).U32(original ?? (uint)data.Length).Bytes(data).Pad().Bytes(Options(options)));

    /// <summary>Appends an obsolete packet block.</summary>
    public PcapngBuilder ObsoletePacket(ulong ticks, ReadOnlySpan<byte> data, ushort interfaceId = 0, ushort drops = 0) =>
        Block(2, Body.U16(interfaceId).U16(drops).U32((uint)(ticks >> 32)).U32((uint)ticks)
            .U32((uint)data.Length).U32((uint)data.Length).Bytes(data).Pad());

    /// <summary>Appends a simple packet block.</summary>
    public PcapngBuilder SimplePacket(ReadOnlySpan<byte> data, uint? original = null) =>
        Block(3, Body.U32(original ?? (uint)data.Length).Bytes(data).Pad());

    /// <summary>Appends interface statistics.</summary>
    public PcapngBuilder Statistics(uint interfaceId, params ReadOnlySpan<(int Code, byte[] Value)> options) =>
        Block(5, Body.U32(interfaceId).U64(0).Bytes(Options(options)));

    /// <summary>Appends a block of any type.</summary>
    public PcapngBuilder Block(uint type, FileBytes body)
    {
        var padded = body.Pad().ToArray();
        var length = (uint)padded.Length + 12;
        return Raw(Body.U32(type).U32(length).Bytes(padded).U32(length).ToArray());
    }

    /// <summary>Appends bytes as they are.</summary>
    public PcapngBuilder Raw(params ReadOnlySpan<byte> bytes)
    {
        _file.AddRange(bytes);
        return this;
    }

    /// <summary>A 32-bit value of an option in the section's byte order.</summary>
    public byte[] Number32(uint value) => Body.U32(value).ToArray();

    /// <summary>A 64-bit value of an option in the section's byte order.</summary>
    public byte[] Number64(ulong value) => Body.U64(value).ToArray();

    /// <summary>The file.</summary>
    public byte[] ToArray() => [.. _file];

    private byte[] Comment(string? comment) => comment is null ? [] : Options([(1, Encoding.UTF8.GetBytes(comment))]);

    private byte[] Options(ReadOnlySpan<(int Code, byte[] Value)> options)
    {
        var bytes = Body;
        foreach (var (code, value) in options)
        {
            bytes.U16((ushort)code).U16((ushort)value.Length).Bytes(value).Pad();
        }

        return options.IsEmpty ? [] : bytes.U32(0).ToArray();
    }
}
