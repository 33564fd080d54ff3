using SharpPcap.LibPcap;
using TcpSniff.Live.Native;

namespace TcpSniff.Live.Devices;

/// <summary>
/// A device of SharpPcap's that waits no longer than it is told. On Linux, libpcap's own time-out runs only once a packet is there,
/// and SharpPcap asks the kernel before every packet, for half a second: here the device does not block, and the kernel is asked
/// when there is none.
/// </summary>
/// <param name="description">The device.</param>
/// <param name="milliseconds">How long to wait for a packet at most.</param>
internal sealed class PatientDevice(PcapInterface description, int milliseconds) : LibPcapLiveDevice(description)
{
    /// <summary>Takes the waiting over; call it once the device is open.</summary>
    public void TakeOver()
    {
        if (FileDescriptor >= 0)
        {
            NonBlockingMode = true;
        }
    }

    /// <summary>The next packet where one is there or comes in time; the result is that of pcap_next_ex(3PCAP).</summary>
    public unsafe int Next(out PacketHeader* header, out byte* data)
    {
        nint head = 0, bytes = 0;
        var result = GetNextPacketPointers(ref head, ref bytes);
        if (result == 0 && FileDescriptor >= 0 && PollFileDescriptor(milliseconds))
        {
            result = GetNextPacketPointers(ref head, ref bytes);
        }

        header = (PacketHeader*)head;
        data = (byte*)bytes;
        return result;
    }
}
