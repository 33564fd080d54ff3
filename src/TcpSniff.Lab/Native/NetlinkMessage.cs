using System.Runtime.InteropServices;

namespace TcpSniff.Lab.Native;

/// <summary>A netlink message under construction: a header, then attributes, each a length, a type and a value padded to four bytes (netlink(7)).</summary>
internal sealed class NetlinkMessage
{
    private readonly List<byte> _bytes = [];

    /// <summary>Begins a message with its header.</summary>
    public NetlinkMessage(ushort type, ushort flags)
    {
        Add(0u);
        Add(type);
        Add(flags);
        Add(0ul);
    }

    /// <summary>Adds a structure of so many zeros: nothing said.</summary>
    public NetlinkMessage Zeros(int length)
    {
        _bytes.AddRange(new byte[length]);
        return this;
    }

    /// <summary>Adds an attribute.</summary>
    public NetlinkMessage Attribute(ushort type, ReadOnlySpan<byte> value)
    {
        var bytes = value.ToArray();
        return Attribute(type, message => message._bytes.AddRange(bytes));
    }

    /// <summary>Adds an attribute that contains what is added meanwhile.</summary>
    public NetlinkMessage Attribute(ushort type, Action<NetlinkMessage> content)
    {
        var start = _bytes.Count;
        Add((ushort)0);
        Add(type);
        content(this);
        MemoryMarshal.Write(CollectionsMarshal.AsSpan(_bytes)[start..], (ushort)(_bytes.Count - start));
        return Zeros(-_bytes.Count & 3);
    }

    /// <summary>The whole message.</summary>
    public byte[] ToArray()
    {
        MemoryMarshal.Write(CollectionsMarshal.AsSpan(_bytes), _bytes.Count);
        return [.. _bytes];
    }

    private void Add<T>(T value)
        where T : unmanaged => _bytes.AddRange(MemoryMarshal.AsBytes([value]));
}
