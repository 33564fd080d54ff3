using System.Buffers.Binary;

namespace TcpSniff.Capture;

/// <summary>Reads and writes the numbers of a file whose byte order is that of the machine that wrote it.</summary>
/// <param name="IsLittleEndian">Whether the least significant byte comes first.</param>
internal readonly record struct ByteOrder(bool IsLittleEndian)
{
    /// <summary>The order in which the four bytes are <paramref name="number"/>; false where they are it in neither.</summary>
    public static bool TryDetect(ReadOnlySpan<byte> bytes, uint number, out ByteOrder order)
    {
        order = new(BinaryPrimitives.ReadUInt32LittleEndian(bytes) == number);
        return order.UInt32(bytes, 0) == number;
    }

    /// <summary>The 16-bit number at an offset.</summary>
    public ushort UInt16(ReadOnlySpan<byte> bytes, int offset) => IsLittleEndian
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..])
        : BinaryPrimitives.ReadUInt16BigEndian(bytes[offset..]);

    /// <summary>The 32-bit number at an offset.</summary>
    public uint UInt32(ReadOnlySpan<byte> bytes, int offset) => IsLittleEndian
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..])
        : BinaryPrimitives.ReadUInt32BigEndian(bytes[offset..]);

    /// <summary>The 64-bit number at an offset.</summary>
    public ulong UInt64(ReadOnlySpan<byte> bytes, int offset) => IsLittleEndian
        ? BinaryPrimitives.ReadUInt64LittleEndian(bytes[offset..])
        : BinaryPrimitives.ReadUInt64BigEndian(bytes[offset..]);

    /// <summary>Writes a 16-bit number.</summary>
    public void Write16(Span<byte> bytes, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
    }

    /// <summary>Writes a 32-bit number.</summary>
    public void Write32(Span<byte> bytes, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
    }
}
