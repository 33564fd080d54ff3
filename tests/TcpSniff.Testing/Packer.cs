using System.IO.Compression;
using K4os.Compression.LZ4.Streams;
using ZstdSharp;

namespace TcpSniff.Testing;

/// <summary>Packs files in the ways that are read.</summary>
internal static class Packer
{
    /// <summary>The ways.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["gzip", "zstd", "lz4", "xz"];

    /// <summary>Packs bytes.</summary>
    public static byte[] Pack(string way, byte[] bytes)
    {
        if (way == "xz")
        {
            return XzFile.Pack(bytes);
        }

        var packed = new MemoryStream();
        using (Stream stream = way switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "zstd" => new CompressionStream(packed),
            _ => LZ4Stream.Encode(packed),
        })
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
