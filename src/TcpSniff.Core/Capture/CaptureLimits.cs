namespace TcpSniff.Capture;

/// <summary>What a capture file may claim at most; beyond these it is damaged.</summary>
internal static class CaptureLimits
{
    /// <summary>Bytes of a packet. The largest that exist are those of segmentation offload, half a megabyte with BIG TCP.</summary>
    public const int Packet = 16 << 20;

    /// <summary>Bytes of a pcapng block: a packet and its options.</summary>
    public const int Block = Packet + (1 << 20);

    /// <summary>Interfaces of a pcapng, over all its sections.</summary>
    public const int Interfaces = 1 << 16;

    /// <summary>Bytes of all blocks together that describe interfaces and sections.</summary>
    public const long Descriptions = 64 << 20;

    /// <summary>Bytes of all blocks together that are kept beside the packets: names, secrets, what vendors add. Wireshark's are some kilobytes.</summary>
    public const long SideBlocks = 64 << 20;

    /// <summary>Bytes of the past that a packed file may refer to: what zstd unpacks without being asked, and twice what xz packs with at best.</summary>
    public const int UnpackingWindow = 128 << 20;

    /// <summary>Bytes of windows that may be made anew for each byte that was unpacked: small blocks with a large window would cost time without end.</summary>
    public const int WindowsPerByte = 64;
}
