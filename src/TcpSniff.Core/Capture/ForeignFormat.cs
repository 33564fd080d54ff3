namespace TcpSniff.Capture;

/// <summary>Names what a file seems to be that is no capture which is read here.</summary>
internal static class ForeignFormat
{
    private const int SampleSize = 512;

    private static readonly (byte[] Magic, string Name)[] Known =
    [
        ([.. "snoop\0\0\0"u8], "a snoop capture"),
        ([.. "RTSS"u8], "a Network Monitor 1 capture"),
        ([.. "GMBU"u8], "a Network Monitor 2 capture"),
        ([.. "XCP\0"u8], "a NetXray capture"),
        ([.. "TRSNIFF data"u8], "a Sniffer capture"),
        ([.. "btsnoop\0"u8], "a Bluetooth btsnoop capture"),
        ([0x1f, 0x8b], "gzip within gzip"),
        ([0x28, 0xb5, 0x2f, 0xfd], "packed by zstd"),
        ([0xfd, .. "7zXZ\0"u8], "packed by xz"),
        ([.. "BZh"u8], "packed by bzip2"),
        ([0x04, 0x22, 0x4d, 0x18], "packed by lz4"),
        ([.. "PK\u0003\u0004"u8], "a zip archive"),
        ([0x7f, .. "ELF"u8], "a program"),
    ];

    /// <summary>A few words about the bytes in the window.</summary>
    public static string Guess(ByteWindow window)
    {
        ReadOnlySpan<byte> sample = window.Slice(0, Math.Min(window.Available, SampleSize));
        foreach (var (magic, name) in Known)
        {
            if (sample.StartsWith(magic))
            {
                return name;
            }
        }

        return sample.ContainsAnyExceptInRange((byte)'\t', (byte)'~') ? "no capture that is known here" : "text, not a capture";
    }
}
