using System.Net.Sockets;
using System.Numerics;
using SharpPcap;
using SharpPcap.LibPcap;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Native;

namespace TcpSniff.Live.Devices;

/// <summary>The devices of this machine.</summary>
public static class CaptureDevices
{
    private const uint ConnectionStatus = 0x30;

    /// <summary>What this system calls the device on which it talks to itself; on Windows, Npcap's name for it.</summary>
    public static string Loopback { get; } = OperatingSystem.IsWindows() ? @"\Device\NPF_Loopback" : OperatingSystem.IsLinux() ? "lo" : "lo0";

    /// <summary>Lists the devices in libpcap's order: the most useful first.</summary>
    /// <param name="probe">Whether to open each network device for a moment, to see its link type and whether that is permitted.</param>
    /// <exception cref="PcapLibraryMissingException">libpcap is not installed.</exception>
    /// <exception cref="DeviceFailureException">The system does not tell.</exception>
    public static IReadOnlyList<CaptureDevice> List(bool probe = false)
    {
        var devices = Interfaces().Select(Describe);
        return [.. probe ? devices.Select(DeviceProbe.Look) : devices];
    }

    /// <summary>The devices as SharpPcap describes them.</summary>
    internal static IReadOnlyList<PcapInterface> Interfaces()
    {
        PcapLibrary.Require();
        try
        {
            return PcapInterface.GetAllPcapInterfaces();
        }
        catch (PcapException reason)
        {
            throw new DeviceFailureException("any device", reason.Message);
        }
    }

    internal static CaptureDevice Describe(PcapInterface device) => new()
    {
        Name = device.Name,
        Description = string.IsNullOrEmpty(device.Description) ? null : device.Description,
        Addresses = [.. device.Addresses.Select(Read).OfType<DeviceAddress>()],
        Flags = ReadFlags(device.Flags),
    };

    private static DeviceAddress? Read(PcapAddress address)
    {
        if (address.Addr?.ipAddress is not { AddressFamily: AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 } ip)
        {
            return null;
        }

        // Without the scope, which is the device itself (RFC 4007 section 11).
        var mask = address.Netmask?.ipAddress?.GetAddressBytes();
        return new(new(ip.GetAddressBytes()), mask?.Sum(part => BitOperations.PopCount(part)));
    }

    // The lower four bits are flags, the next two a number: unknown, connected, disconnected, does not apply.
    private static DeviceFlags ReadFlags(uint bits) => (DeviceFlags)(bits & 0xf) | ((bits & ConnectionStatus) >> 4) switch
    {
        1 => DeviceFlags.Connected,
        2 => DeviceFlags.Disconnected,
        _ => DeviceFlags.None,
    };
}
