using SharpPcap.LibPcap;

namespace TcpSniff.SharpPcap.Devices;

/// <summary>
/// A device of SharpPcap's that waits no longer than it is told. On Linux, SharpPcap waits half a second before it says that nothing
/// came, and asks the kernel before every packet: here the device does not block, and the kernel is asked when there is none.
/// </summary>
internal sealed class PatientDevice(PcapInterface description) : LibPcapLiveDevice(description)
{
    private int _descriptor = -1;

    /// <summary>Takes the waiting over; call it once the device is open.</summary>
    public void TakeOver()
    {
        if (FileDescriptor >= 0)
        {
            NonBlockingMode = true;
            (_descriptor, FileDescriptor) = (FileDescriptor, _descriptor);
        }
    }

    /// <summary>Whether it is worth asking again at once, after a wait of so many milliseconds at most.</summary>
    public bool Wait(int milliseconds)
    {
        if (_descriptor < 0)
        {
            return false;
        }

        (_descriptor, FileDescriptor) = (FileDescriptor, _descriptor);
        var came = PollFileDescriptor(milliseconds);
        (_descriptor, FileDescriptor) = (FileDescriptor, _descriptor);
        return came;
    }
}
