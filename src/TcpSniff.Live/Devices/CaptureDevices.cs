using System.Numerics;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Native;

namespace TcpSniff.Live.Devices;

/// <summary>The devices of this machine.</summary>
public static unsafe class CaptureDevices
{
    private const uint ConnectionStatus = 0x30;

    /// <summary>Lists the devices in libpcap's order: the most useful first.</summary>
    /// <param name="probe">Whether to open each network device for a moment, to see its link type and whether that is permitted.</param>
    /// <exception cref="PcapLibraryMissingException">libpcap is not installed.</exception>
    /// <exception cref="DeviceFailureException">The system does not tell.</exception>
    public static IReadOnlyList<CaptureDevice> List(bool probe = false)
    {
        PcapLibrary.Require();
        var errors = stackalloc byte[LibPcap.ErrorBufferSize];
        if (LibPcap.pcap_findalldevs(out var first, errors) != 0)
        {
            throw new DeviceFailureException("any device", LibPcap.Text(errors));
        }

        try
        {
            var devices = new List<CaptureDevice>();
            for (var entry = first; entry is not null; entry = entry->Next)
            {
                var device = Read(entry);
                devices.Add(probe ? DeviceProbe.Look(device) : device);
            }

            return devices;
        }
        finally
        {
            LibPcap.pcap_freealldevs(first);
        }
    }

    private static CaptureDevice Read(DeviceEntry* entry) => new()
    {
        Name = LibPcap.Text(entry->Name),
        Description = entry->Description is null ? null : LibPcap.Text(entry->Description),
        Addresses = ReadAddresses(entry->Addresses),
        Flags = ReadFlags(entry->Flags),
    };

    private static List<DeviceAddress> ReadAddresses(AddressEntry* entry)
    {
        var addresses = new List<DeviceAddress>();
        for (; entry is not null; entry = entry->Next)
        {
            if (SocketAddress.Read(entry->Address) is { } address)
            {
                var mask = SocketAddress.Read(entry->Netmask)?.GetAddressBytes();
                addresses.Add(new DeviceAddress(address, mask?.Sum(part => BitOperations.PopCount(part))));
            }
        }

        return addresses;
    }

    // The lower four bits are flags, the next two a number: unknown, connected, disconnected, does not apply.
    internal static DeviceFlags ReadFlags(uint bits) => (DeviceFlags)(bits & 0xf) | ((bits & ConnectionStatus) >> 4) switch
    {
        1 => DeviceFlags.Connected,
        2 => DeviceFlags.Disconnected,
        _ => DeviceFlags.None,
    };
}
