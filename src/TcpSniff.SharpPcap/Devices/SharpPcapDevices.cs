using System.Numerics;
using SharpPcap.LibPcap;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Native;

namespace TcpSniff.SharpPcap.Devices;

/// <summary>The devices of this machine as SharpPcap lists them.</summary>
internal static class SharpPcapDevices
{
    /// <summary>Lists them in libpcap's order: the most useful first.</summary>
    /// <exception cref="Live.Errors.PcapLibraryMissingException">libpcap is not installed.</exception>
    public static IReadOnlyList<CaptureDevice> List()
    {
        PcapLibrary.Require();
        return [.. LibPcapLiveDeviceList.New().Select(Describe)];
    }

    private static CaptureDevice Describe(LibPcapLiveDevice device) => new()
    {
        Name = device.Name,
        Description = string.IsNullOrEmpty(device.Description) ? null : device.Description,
        Addresses = [.. device.Addresses.Select(Address).OfType<DeviceAddress>()],
        Flags = CaptureDevices.ReadFlags(device.Flags),
    };

    private static DeviceAddress? Address(PcapAddress address)
    {
        var mask = address.Netmask?.ipAddress?.GetAddressBytes();

        // Without the scope, which is the device itself (RFC 4007 section 11).
        return address.Addr?.ipAddress is { } ip ? new(new(ip.GetAddressBytes()), mask?.Sum(part => BitOperations.PopCount(part))) : null;
    }
}
