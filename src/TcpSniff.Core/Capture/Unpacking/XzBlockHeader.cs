namespace TcpSniff.Capture.Unpacking;

/// <summary>The header of an xz block (section 3.1): flags, sizes, and the filters that its data went through.</summary>
/// <remarks>
/// <code>
/// size | flags | packed size, unpacked size, each where a flag says so | filters: id, length, properties | padding | CRC32
/// </code>
/// </remarks>
internal static class XzBlockHeader
{
    private const byte FilterCount = 0x03;
    private const byte Reserved = 0x3c;
    private const byte HasPackedSize = 0x40;
    private const byte HasUnpackedSize = 0x80;
    private const byte Lzma2 = 0x21;
    private const int LargestProperty = 40;

    /// <summary>The bytes of the past that a block's data refers to.</summary>
    /// <param name="header">The header behind its size, without the CRC.</param>
    /// <param name="property">The property that says so, as LZMA2 knows it.</param>
    /// <exception cref="InvalidDataException">It is none, or its data went through a filter that only suits programs.</exception>
    public static long Window(ReadOnlySpan<byte> header, out byte property)
    {
        var flags = header[0];
        var rest = header[1..];
        if ((flags & HasPackedSize) != 0)
        {
            PassNumber(ref rest);
        }

        if ((flags & HasUnpackedSize) != 0)
        {
            PassNumber(ref rest);
        }

        if ((flags & (FilterCount | Reserved)) != 0 || rest is not [Lzma2, 1, <= LargestProperty, ..])
        {
            throw new InvalidDataException("an xz block has filters that are not read");
        }

        property = rest[2];
        return property == LargestProperty ? uint.MaxValue : (long)(2 | (property & 1)) << ((property / 2) + 11);
    }

    private static void PassNumber(ref ReadOnlySpan<byte> rest)
    {
        var last = rest.IndexOfAnyInRange((byte)0, (byte)0x7f);
        rest = rest[(last + 1)..];
    }
}
