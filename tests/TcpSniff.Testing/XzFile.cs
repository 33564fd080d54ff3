using System.Buffers.Binary;

namespace TcpSniff.Testing;

/// <summary>Makes .xz files whose blocks are not made smaller: LZMA2 may hold bytes as they are.</summary>
internal static class XzFile
{
    private const int LargestChunk = 1 << 16;

    /// <summary>A file of blocks, with their CRC32.</summary>
    /// <param name="bytes">What it holds.</param>
    /// <param name="blockSize">Bytes of a block at most.</param>
    /// <param name="window">The property of LZMA2 that says how much of the past it refers to: 22 for 8 MiB.</param>
    public static byte[] Pack(byte[] bytes, int blockSize = 1 << 20, byte window = 22)
    {
        var file = new List<byte>([0xfd, .. "7zXZ\0"u8, 0, 1, .. Crc32([0, 1])]);
        var index = new List<byte>([0]);
        var blocks = bytes.Chunk(blockSize).ToList();
        index.AddRange(Number((ulong)blocks.Count));
        foreach (var block in blocks)
        {
            byte[] header = [2, 0, 0x21, 1, window, 0, 0, 0];
            var data = block.Chunk(LargestChunk).SelectMany((chunk, i) => (byte[])[(byte)(i == 0 ? 1 : 2), (byte)((chunk.Length - 1) >> 8), (byte)(chunk.Length - 1), .. chunk]).Append((byte)0).ToArray();
            file.AddRange([.. header, .. Crc32(header), .. data, .. new byte[-data.Length & 3], .. Crc32(block)]);
            index.AddRange([.. Number((ulong)(header.Length + data.Length + 8)), .. Number((ulong)block.Length)]);
        }

        index.AddRange(new byte[-index.Count & 3]);
        file.AddRange([.. index, .. Crc32([.. index])]);
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, index.Count / 4);
        return [.. file, .. Crc32([.. size, 0, 1]), .. size, 0, 1, .. "YZ"u8];
    }

    private static IEnumerable<byte> Number(ulong number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            yield return (byte)(number | 0x80);
        }

        yield return (byte)number;
    }

    private static byte[] Crc32(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var next in bytes)
        {
            sum ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xedb88320);
            }
        }

        return BitConverter.GetBytes(~sum);
    }
}
