using System.Runtime.InteropServices;
using TcpSniff.Packets;

namespace TcpSniff.Live.Native;

/// <summary>
/// <c>struct pcap_pkthdr</c>: a <c>timeval</c>, whose fields are C longs and hence differ in size between the systems, and two lengths.
/// SharpPcap hands over where it lies; its own reading of it makes an object and a decimal number for every packet.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PacketHeader
{
    private readonly CLong _seconds;
    private readonly CLong _fraction;

    /// <summary>Bytes that were captured.</summary>
    public uint CapturedLength;

    /// <summary>Bytes that were on the wire.</summary>
    public uint OriginalLength;

    /// <summary>The time stamp.</summary>
    /// <param name="nanosecondsPerTick">1 or 1,000, by the precision that the device was opened with.</param>
    public readonly CaptureTime Time(int nanosecondsPerTick)
    {
        // macOS has 32 bits of microseconds and 32 of padding where others have a long.
        var fraction = OperatingSystem.IsMacOS() ? (int)_fraction.Value : _fraction.Value;
        return CaptureTime.FromSeconds(_seconds.Value, (long)fraction * nanosecondsPerTick);
    }
}
