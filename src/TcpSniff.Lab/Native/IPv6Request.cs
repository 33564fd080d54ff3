using System.Net;
using System.Runtime.InteropServices;

namespace TcpSniff.Lab.Native;

/// <summary>Linux's <c>struct in6_ifreq</c>: an IPv6 address for an interface.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IPv6Request
{
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly uint _prefixLength;
    private readonly uint _interface;

    /// <summary>Gives an interface an address.</summary>
    public IPv6Request(IPAddress address, uint prefixLength, uint @interface)
    {
        var bytes = address.GetAddressBytes();
        _high = MemoryMarshal.Read<ulong>(bytes);
        _low = MemoryMarshal.Read<ulong>(bytes.AsSpan(8));
        (_prefixLength, _interface) = (prefixLength, @interface);
    }
}
