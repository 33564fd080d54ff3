using System.Runtime.InteropServices;
using SharpPcap.LibPcap;

namespace TcpSniff.Live.Native;

/// <summary>
/// <c>struct pcap_stat</c>, with room for the fields that Windows adds. The one function of libpcap that is called past SharpPcap,
/// whose statistics always say that the interface dropped nothing, and throw where libpcap has none.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal partial struct PacketCounts
{
    /// <summary>Packets that the filter let through, dropped ones among them.</summary>
    public uint Received;

    /// <summary>Packets lost because the buffer was full.</summary>
    public uint DroppedByKernel;

    /// <summary>Packets lost by the interface or its driver.</summary>
    public uint DroppedByInterface;

    private readonly uint _captured;
    private readonly uint _sent;
    private readonly uint _netDropped;

    /// <summary>What libpcap counted on an open device; false where it cannot tell.</summary>
    public static bool TryRead(PcapHandle device, out PacketCounts counts) => pcap_stats(device, out counts) == 0;

    [LibraryImport(PcapLibrary.Name)]
    private static partial int pcap_stats(PcapHandle handle, out PacketCounts counts);
}
