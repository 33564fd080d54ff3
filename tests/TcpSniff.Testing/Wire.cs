using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Testing;

/// <summary>Writes headers around payloads, byte by byte as the standards draw them, for tests to take apart again.</summary>
internal static class Wire
{
    /// <summary>An Ethernet II frame.</summary>
    public static byte[] Ethernet(ushort etherType, params byte[] payload) =>
        [0x02, 0, 0, 0, 0, 2, 0x02, 0, 0, 0, 0, 1, .. U16(etherType), .. payload];

    /// <summary>An Ethernet II frame around an IP packet.</summary>
    public static byte[] Ethernet(byte[] ip) => Ethernet(EtherType(ip), ip);

    /// <summary>The EtherType of an IP packet, by its version.</summary>
    public static ushort EtherType(byte[] ip) => ip[0] >> 4 == 4 ? (ushort)0x0800 : (ushort)0x86DD;

    /// <summary>An 802.1Q tag and what follows it: the payload of EtherType 0x8100.</summary>
    public static byte[] Vlan(int id, ushort etherType, byte[] payload) => [.. U16((ushort)id), .. U16(etherType), .. payload];

    /// <summary>An IP packet of the addresses' version.</summary>
    public static byte[] Ip(IpAddress source, IpAddress destination, byte protocol, byte[] payload) =>
        source.IsIPv4 ? IPv4(source, destination, protocol, payload) : IPv6(source, destination, protocol, payload);

    /// <summary>An IPv4 packet (RFC 791). <paramref name="fragment"/> is the whole flags and offset field.</summary>
    public static byte[] IPv4(
        IpAddress source, IpAddress destination, byte protocol, byte[] payload, byte[]? options = null, ushort id = 1, ushort fragment = 0x4000, byte ttl = 64)
    {
        options ??= [];
        var length = 20 + options.Length;
        byte[] header =
        [
            (byte)(0x40 | (length / 4)), 0, .. U16((ushort)(length + payload.Length)), .. U16(id), .. U16(fragment), ttl, protocol, 0, 0,
            .. Address(source), .. Address(destination), .. options,
        ];
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(10), OnesComplementSum.Of(header));
        return [.. header, .. payload];
    }

    /// <summary>An IPv6 packet (RFC 8200).</summary>
    public static byte[] IPv6(IpAddress source, IpAddress destination, byte nextHeader, byte[] payload, byte hopLimit = 64) =>
        [0x60, 0, 0, 0, .. U16((ushort)payload.Length), nextHeader, hopLimit, .. Address(source), .. Address(destination), .. payload];

    /// <summary>An IPv6 fragment header and its piece (RFC 8200 section 4.5); <paramref name="offset"/> in bytes.</summary>
    public static byte[] IPv6Fragment(byte nextHeader, int offset, bool more, uint id, byte[] piece) =>
        [nextHeader, 0, .. U16((ushort)(offset | (more ? 1 : 0))), .. U32(id), .. piece];

    /// <summary>A UDP datagram without checksum (RFC 768).</summary>
    public static byte[] Udp(ushort source, ushort destination, byte[] payload) =>
        [.. U16(source), .. U16(destination), .. U16((ushort)(8 + payload.Length)), 0, 0, .. payload];

    /// <summary>Two bytes in network order.</summary>
    public static byte[] U16(ushort value) => [(byte)(value >> 8), (byte)value];

    /// <summary>Four bytes in network order.</summary>
    public static byte[] U32(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    /// <summary>The 4 or 16 bytes of an address.</summary>
    public static byte[] Address(IpAddress address)
    {
        var bytes = new byte[16];
        return bytes[..address.WriteBytes(bytes)];
    }
}
