using TcpSniff.Live.Errors;

namespace TcpSniff.Live.Devices;

/// <summary>Opens a device for a moment to see what it is and whether that is permitted.</summary>
internal static class DeviceProbe
{
    private static readonly LiveOptions Briefly = new() { SnapLength = 64, BufferSize = 256 * 1024, Promiscuous = false };

    /// <summary>The device with its link type and permission filled in, where it can be tried without side effects.</summary>
    public static CaptureDevice Look(CaptureDevice device)
    {
        if (!IsNetworkDevice(device.Name))
        {
            return device;
        }

        try
        {
            using var source = LiveSource.Open(device.Name, Briefly);
            return device with { LinkType = source.Interfaces[0].LinkType, MayCapture = true };
        }
        catch (CapturePermissionException)
        {
            return device with { MayCapture = false };
        }
        catch (LiveException)
        {
            // Down or gone: that says nothing about permission.
            return device;
        }
    }

    // Among libpcap's devices on Linux are queues and buses (nfqueue, usbmon, dbus) that notice when they are opened.
    private static bool IsNetworkDevice(string name) =>
        !OperatingSystem.IsLinux() || name == "any" || Directory.Exists("/sys/class/net/" + name);
}
