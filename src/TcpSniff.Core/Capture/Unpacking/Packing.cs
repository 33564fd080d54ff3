using System.IO.Compression;
using K4os.Compression.LZ4.Streams;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace TcpSniff.Capture.Unpacking;

/// <summary>A way to pack a file that is read as if it were not there, told apart by the first bytes.</summary>
/// <remarks>
/// What is unpacked goes through the window of a reader and is never kept, so that a bomb costs time, not memory. What a packing itself
/// remembers of the past is bounded by <see cref="CaptureLimits.UnpackingWindow"/>.
/// </remarks>
/// <param name="Name">The program that packs so.</param>
/// <param name="Magic">The first bytes.</param>
/// <param name="Open">Begins to unpack a stream, which is disposed with the result.</param>
internal sealed record Packing(string Name, byte[] Magic, Func<Stream, Stream> Open)
{
    // Window sizes of zstd are powers of two: this is the largest that its own program unpacks without being asked.
    private const int ZstdWindowLog = 27;

    /// <summary>All that are known; RFC 1952, RFC 8878, the LZ4 frame format 1.6.4 and the .xz file format 1.2.1.</summary>
    public static IReadOnlyList<Packing> All { get; } =
    [
        new("gzip", [0x1f, 0x8b], packed => new GZipStream(packed, CompressionMode.Decompress)),
        new("zstd", [0x28, 0xb5, 0x2f, 0xfd], OpenZstd),
        new("lz4", [0x04, 0x22, 0x4d, 0x18], packed => LZ4Stream.Decode(packed, interactive: true)),
        new("xz", [0xfd, .. "7zXZ\0"u8], packed => new XzStream(packed)),
    ];

    /// <summary>The packing whose first bytes are in the window; null where it is none.</summary>
    public static Packing? Of(ByteWindow window)
    {
        foreach (var packing in All)
        {
            if (window.Await(packing.Magic.Length) && window.Slice(0, packing.Magic.Length).SequenceEqual(packing.Magic))
            {
                return packing;
            }
        }

        return null;
    }

    /// <summary>Unpacks what is left of a window.</summary>
    public Stream Unpack(ByteWindow window) => new UnpackedStream(Open(new WindowStream(window)));

    private static DecompressionStream OpenZstd(Stream packed)
    {
        var stream = new DecompressionStream(packed, leaveOpen: false);
        stream.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, ZstdWindowLog);
        return stream;
    }
}
