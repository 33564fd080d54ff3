using TcpSniff.Capture.Unpacking;

namespace TcpSniff.Capture;

/// <summary>Names what a file seems to be that is no capture which is read here.</summary>
internal static class ForeignFormat
{
    private const int SampleSize = 512;

    private static readonly (byte[] Magic, string Name)[] Known =
    [
        ([.. "XCP\0"u8], "a NetXray capture"),
        ([.. "TRSNIFF data"u8], "a Sniffer capture"),
        ([.. "btsnoop\0"u8], "a Bluetooth btsnoop capture"),
        ([.. "BZh"u8], "packed by bzip2"),
        ([.. "PK\u0003\u0004"u8], "a zip archive"),
        ([0x7f, .. "ELF"u8], "a program"),
    ];

    /// <summary>A few words about the bytes in the window.</summary>
    public static string Guess(ByteWindow window)
    {
        ReadOnlySpan<byte> sample = window.Slice(0, Math.Min(window.Available, SampleSize));
        if (Packing.Of(window) is not null)
        {
            return "packed twice";
        }

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
