using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TcpSniff.Lab.Native;

/// <summary>Linux's <c>struct ifreq</c>: the name of an interface and one value of it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InterfaceRequest
{
    private const int NameLength = 16;

    private NameBytes _name;
    private ValueBytes _value;

    /// <summary>About the interface of a name, at most 15 bytes.</summary>
    public InterfaceRequest(string name)
    {
        this = default;
        Encoding.ASCII.GetBytes(name.AsSpan(0, Math.Min(name.Length, NameLength - 1)), _name);
    }

    /// <summary>Makes its value a set of flags, in the machine's byte order.</summary>
    public short Flags
    {
        init => MemoryMarshal.Write(_value, value);
    }

    /// <summary>Makes its value the <c>struct sockaddr_in</c> of an IPv4 address.</summary>
    public uint Address
    {
        init
        {
            const short Inet = 2;
            MemoryMarshal.Write(_value, Inet);
            BinaryPrimitives.WriteUInt32BigEndian(_value[4..], value);
        }
    }

    /// <summary>Makes its value a pointer to more.</summary>
    public nint Data
    {
        init => MemoryMarshal.Write(_value, value);
    }

    [InlineArray(NameLength)]
    private struct NameBytes
    {
        private byte _first;
    }

    [InlineArray(24)]
    private struct ValueBytes
    {
        private byte _first;
    }
}
