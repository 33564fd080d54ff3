namespace TcpSniff.Capture.Pcapng;

/// <summary>Codes of the options that are read or written (draft-ietf-opsawg-pcapng sections 3.5, 4.1 to 4.4 and 4.6).</summary>
internal static class OptionCode
{
    public const ushort End = 0;
    public const ushort Comment = 1;

    /// <summary>Of a section: the program that wrote it.</summary>
    public const ushort Application = 4;

    /// <summary>Of an interface: bits a second.</summary>
    public const ushort Speed = 8;

    /// <summary>Of an interface: its time zone, 32 bits.</summary>
    public const ushort TimeZone = 10;

    /// <summary>Of an interface: bits a second that it sends, 64 bits.</summary>
    public const ushort SendSpeed = 16;

    /// <summary>Of an interface: bits a second that it receives, 64 bits.</summary>
    public const ushort ReceiveSpeed = 17;

    /// <summary>Of an interface: its name.</summary>
    public const ushort InterfaceName = 2;

    /// <summary>Of an interface: what somebody wrote about it.</summary>
    public const ushort InterfaceDescription = 3;

    /// <summary>Of an interface: the resolution of its time stamps.</summary>
    public const ushort TimeResolution = 9;

    /// <summary>Of an interface: the capture filter, behind a byte that says 0 for text.</summary>
    public const ushort Filter = 11;

    /// <summary>Of an interface: seconds to add to its time stamps.</summary>
    public const ushort TimeOffset = 14;

    /// <summary>Of statistics: packets the interface received.</summary>
    public const ushort Received = 4;

    /// <summary>Of statistics: packets the interface lost.</summary>
    public const ushort InterfaceDrops = 5;

    /// <summary>Of statistics: packets the filter accepted.</summary>
    public const ushort FilterAccepted = 6;

    /// <summary>Of statistics: packets the operating system lost.</summary>
    public const ushort SystemDrops = 7;

    /// <summary>Of a packet: direction and reception type, 32 bits.</summary>
    public const ushort PacketFlags = 2;

    /// <summary>Of a packet: packets lost since the one before, 64 bits.</summary>
    public const ushort PacketDrops = 4;

    /// <summary>Of a packet: its number across interfaces, 64 bits.</summary>
    public const ushort PacketId = 5;

    /// <summary>Of a packet: the queue it came from, 32 bits.</summary>
    public const ushort PacketQueue = 6;

    /// <summary>Custom, text, to be copied.</summary>
    public const ushort CustomText = 2988;

    /// <summary>Custom, bytes, to be copied.</summary>
    public const ushort CustomBytes = 2989;

    /// <summary>Custom, text, not to be copied.</summary>
    public const ushort CustomTextFixed = 19372;

    /// <summary>Custom, bytes, not to be copied.</summary>
    public const ushort CustomBytesFixed = 19373;
}
