using TcpSniff.Packets;

namespace TcpSniff.Live.Native;

/// <summary>
/// The DLT_ numbers of a running libpcap and the LINKTYPE_ numbers of files. They are the same except where systems once
/// gave different meanings to one DLT_ (https://www.tcpdump.org/linktypes.html).
/// </summary>
internal static class DataLink
{
    private const int Raw = 12;
    private const int RawOpenBsd = 14;

    /// <summary>The file's number for the library's.</summary>
    public static LinkType ToLinkType(int dataLink) => dataLink is Raw or RawOpenBsd ? LinkType.Raw : (LinkType)dataLink;

    /// <summary>The library's number for the file's.</summary>
    public static int FromLinkType(LinkType linkType) =>
        linkType is LinkType.Raw or LinkType.RawBsd or LinkType.RawOpenBsd ? Raw : (int)linkType;
}
