using System.Runtime.InteropServices;
using TcpSniff.Live.Native;

namespace TcpSniff.Live.Devices;

/// <summary>
/// Waits for packets, but not for ever. Elsewhere libpcap's own time-out does that; on Linux it runs only once a packet
/// is there, so the handle is made non-blocking and its descriptor polled.
/// </summary>
internal sealed unsafe partial class DeviceWait
{
    private const short ReadyToRead = 1;

    private readonly int _descriptor = -1;
    private readonly int _milliseconds;

    /// <summary>For a handle that was activated.</summary>
    public DeviceWait(PcapHandle handle, TimeSpan timeout)
    {
        _milliseconds = (int)Math.Clamp(timeout.TotalMilliseconds, 1, int.MaxValue);
        var errors = stackalloc byte[LibPcap.ErrorBufferSize];
        if (OperatingSystem.IsLinux() && LibPcap.pcap_setnonblock(handle, 1, errors) == 0)
        {
            _descriptor = LibPcap.pcap_get_selectable_fd(handle);
        }
    }

    /// <summary>Whether it is worth asking libpcap again at once: something came, or something is wrong that libpcap can name.</summary>
    public bool ForPackets()
    {
        if (_descriptor < 0)
        {
            return false;
        }

        var request = new PollRequest { Descriptor = _descriptor, Events = ReadyToRead };
        return poll(ref request, 1, _milliseconds) > 0;
    }

    [LibraryImport("libc")]
    private static partial int poll(ref PollRequest requests, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
