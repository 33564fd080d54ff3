using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TcpSniff.Browser.Tests.Pictures;

/// <summary>
/// Writes a PNG with a palette of 256 colours, less than half as large as what the browser writes, and in words what is on it
/// (W3C, "Portable Network Graphics", third edition, sections 11.2 and 11.3.3.4).
/// </summary>
internal static class PalettePng
{
    private const string Keyword = "Description";
    private const int Signature = 8;
    private static readonly uint[] Crcs = [.. Enumerable.Range(0, 256).Select(one => Enumerable.Range(0, 8).Aggregate((uint)one, (crc, _) => (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1))];

    /// <summary>Writes it: the commonest colours, and for every other the one that is nearest.</summary>
    public static byte[] Write(Pixels pixels, string description)
    {
        var colours = Colours(pixels);
        var palette = colours.CountBy(colour => colour).OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => one.Key).Take(256).ToArray();
        var nearest = new Dictionary<int, byte>();
        var rows = new byte[(pixels.Width + 1) * pixels.Height];
        for (var i = 0; i < colours.Length; i++)
        {
            if (!nearest.TryGetValue(colours[i], out var place))
            {
                nearest[colours[i]] = place = (byte)Array.IndexOf(palette, palette.MinBy(one => Distance(one, colours[i])));
            }

            rows[i + (i / pixels.Width) + 1] = place;
        }

        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, pixels.Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), pixels.Height);
        (head[8], head[9]) = (8, 3);
        Chunk(png, "IHDR", head);
        Chunk(png, "PLTE", [.. palette.SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour })]);
        Chunk(png, "iTXt", [.. Encoding.ASCII.GetBytes(Keyword), 0, 1, 0, 0, 0, .. Deflated(Encoding.UTF8.GetBytes(description))]);
        Chunk(png, "IDAT", Deflated(rows));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>What is on a picture that this wrote, in words; empty for another.</summary>
    public static string Description(byte[] png)
    {
        for (var at = Signature; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("iTXt"u8))
            {
                var start = Keyword.Length + 5;
                using var text = new ZLibStream(new MemoryStream(png, at + 8 + start, length - start), CompressionMode.Decompress);
                using var reader = new StreamReader(text, Encoding.UTF8);
                return reader.ReadToEnd();
            }

            at += 12 + length;
        }

        return "";
    }

    private static int[] Colours(Pixels pixels)
    {
        var colours = new int[pixels.Width * pixels.Height];
        for (var i = 0; i < colours.Length; i++)
        {
            colours[i] = (pixels.Bytes[4 * i] << 16) | (pixels.Bytes[(4 * i) + 1] << 8) | pixels.Bytes[(4 * i) + 2];
        }

        return colours;
    }

    private static int Distance(int one, int other)
    {
        var (red, green, blue) = ((one >> 16) - (other >> 16), ((one >> 8) & 255) - ((other >> 8) & 255), (one & 255) - (other & 255));
        return (red * red) + (green * green) + (blue * blue);
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var crc = ~named.Aggregate(uint.MaxValue, (sum, one) => Crcs[(sum ^ one) & 255] ^ (sum >> 8));
        png.Write(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(content.Length)));
        png.Write(named);
        png.Write(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(crc)));
    }
}
