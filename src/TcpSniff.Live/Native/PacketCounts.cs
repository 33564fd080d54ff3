using System.Runtime.InteropServices;

namespace TcpSniff.Live.Native;

/// <summary><c>struct pcap_stat</c>, with room for the fields that Windows adds.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PacketCounts
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
}
