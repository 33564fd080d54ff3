using System.Runtime.InteropServices;

namespace TcpSniff.Live.Native;

/// <summary><c>struct pcap_if</c>: one device in libpcap's list.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct DeviceEntry
{
    public DeviceEntry* Next;
    public byte* Name;
    public byte* Description;
    public AddressEntry* Addresses;
    public uint Flags;
}

/// <summary><c>struct pcap_addr</c>: one address of a device.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AddressEntry
{
    public AddressEntry* Next;
    public byte* Address;
    public byte* Netmask;
    public byte* Broadcast;
    public byte* Destination;
}
