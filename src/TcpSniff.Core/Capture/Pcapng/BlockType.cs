namespace TcpSniff.Capture.Pcapng;

/// <summary>Types of pcapng blocks (draft-ietf-opsawg-pcapng section 11.1).</summary>
internal static class BlockType
{
    public const uint Interface = 1;
    public const uint ObsoletePacket = 2;
    public const uint SimplePacket = 3;
    public const uint NameResolution = 4;
    public const uint InterfaceStatistics = 5;
    public const uint EnhancedPacket = 6;
    public const uint DecryptionSecrets = 10;

    /// <summary>Its content is a vendor's, and may be copied.</summary>
    public const uint Custom = 0x0bad;

    /// <summary>The same, and whoever changes the file is not to copy it (draft-ietf-opsawg-pcapng section 4.8).</summary>
    public const uint CustomFixed = 0x4000_0bad;

    /// <summary>The same number in both byte orders, since the order is told inside the block.</summary>
    public const uint Section = 0x0a0d0d0a;
}
