using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TcpSniff.Lab.Native;

/// <summary>Linux's <c>struct sockaddr_ll</c>: a station on a device's link (packet(7)).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LinkAddress
{
    /// <summary>Its size in bytes.</summary>
    public const int Length = 20;

    private const ushort Packet = 17;

    private readonly ushort _family = Packet;
    private readonly ushort _protocol;
    private readonly uint _interface;
    private readonly ushort _hardwareType;
    private readonly byte _packetType;
    private readonly byte _addressLength;
    private HardwareBytes _address;

    /// <summary>A station that is spoken to in a protocol (an EtherType).</summary>
    public LinkAddress(int protocol, uint @interface, ReadOnlySpan<byte> address)
    {
        _protocol = BinaryPrimitives.ReverseEndianness((ushort)protocol);
        (_interface, _addressLength) = (@interface, (byte)address.Length);
        address.CopyTo(_address);
    }

    [InlineArray(8)]
    private struct HardwareBytes
    {
        private byte _first;
    }
}
