using System.Buffers.Binary;

namespace TcpSniff.Testing;

/// <summary>Bytes of a file under construction, in the byte order of the machine that is played.</summary>
internal sealed class FileBytes(bool littleEndian)
{
    private readonly List<byte> _bytes = [];

    /// <summary>Bytes so far.</summary>
    public int Count => _bytes.Count;

    /// <summary>Appends 16 bits.</summary>
    public FileBytes U16(ushort value) => UInt(value, sizeof(ushort));

    /// <summary>Appends 32 bits.</summary>
    public FileBytes U32(uint value) => UInt(value, sizeof(uint));

    /// <summary>Appends 64 bits.</summary>
    public FileBytes U64(ulong value) => UInt(value, sizeof(ulong));

    /// <summary>Appends bytes as they are.</summary>
    public FileBytes Bytes(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Appends zeros up to a multiple of 32 bits.</summary>
    public FileBytes Pad()
    {
        while (_bytes.Count % 4 != 0)
        {
            _bytes.Add(0);
        }

        return this;
    }

    /// <summary>The bytes.</summary>
    public byte[] ToArray() => [.. _bytes];

    private FileBytes UInt(ulong value, int size)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        var number = bytes[^size..];
        if (littleEndian)
        {
            number.Reverse();
        }

        return Bytes(number);
    }
}
