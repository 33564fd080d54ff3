using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Lab.Native;

namespace TcpSniff.Lab.Links;

/// <summary>
/// Whether the kernel computes checksums before a device sends. A virtual device claims that its hardware does, and that it cuts
/// large segments too: then neither would be done by anybody.
/// </summary>
[SupportedOSPlatform("linux")]
internal static unsafe class TransmitChecksums
{
    private const nuint EthernetTool = 0x8946;   // SIOCETHTOOL
    private const uint SetTransmitChecksum = 0x17;   // ETHTOOL_STXCSUM
    private const int Inet = 2;
    private const int Datagram = 2;

    /// <summary>Lets the kernel compute them; large segments are cut by it as well then.</summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    public static void Compute(string device)
    {
        using var socket = Libc.Socket(Inet, Datagram, 0);
        var value = new Setting { Command = SetTransmitChecksum, Value = 0 };
        NetworkDevice.Set(socket, EthernetTool, new(device) { Data = (nint)(&value) });
    }

    /// <summary>Linux's <c>struct ethtool_value</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Setting
    {
        public uint Command;
        public uint Value;
    }
}
