using System.Buffers.Binary;
using System.Net;

namespace TcpSniff.Packets;

/// <summary>An IPv4 or IPv6 address in 16 bytes, cheap to compare and to hash.</summary>
/// <remarks>
/// IPv4 stands below ffff:ffff:ffff:ffff:ffff:ffff::/96, a prefix that no host can have (RFC 4291 section 2.7: a multicast
/// address with all reserved bits set), so that it never equals an IPv6 address, the mapped ::ffff:0:0/96 included.
/// </remarks>
public readonly record struct IpAddress(ulong High, ulong Low) : IComparable<IpAddress>
{
    private const uint IPv4Mark = uint.MaxValue;

    /// <summary>Whether this is an IPv4 address.</summary>
    public bool IsIPv4 => High == ulong.MaxValue && (uint)(Low >> 32) == IPv4Mark;

    /// <summary>The IPv4 address as a number in host byte order; meaningful only where <see cref="IsIPv4"/>.</summary>
    public uint IPv4 => (uint)Low;

    /// <summary>An IPv4 address from its number in host byte order.</summary>
    public static IpAddress FromIPv4(uint address) => new(ulong.MaxValue, ((ulong)IPv4Mark << 32) | address);

    /// <summary>An IPv4 address from its four bytes on the wire.</summary>
    internal static IpAddress ReadIPv4(ReadOnlySpan<byte> bytes) => FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(bytes));

    /// <summary>An IPv6 address from its sixteen bytes on the wire.</summary>
    internal static IpAddress ReadIPv6(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    /// <summary>From the framework's type.</summary>
    public static IpAddress From(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return length == 4 ? ReadIPv4(bytes) : ReadIPv6(bytes);
    }

    /// <summary>Reads text such as <c>192.0.2.1</c> or <c>2001:db8::1</c>.</summary>
    public static IpAddress Parse(string text) => From(IPAddress.Parse(text));

    /// <summary>Writes the 4 or 16 bytes of the address as on the wire and returns how many.</summary>
    internal int WriteBytes(Span<byte> destination)
    {
        if (IsIPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, IPv4);
            return 4;
        }

        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Low);
        return 16;
    }

    /// <summary>To the framework's type.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        return new IPAddress(bytes[..WriteBytes(bytes)]);
    }

    /// <summary>A hash that nobody can choose.</summary>
    public override int GetHashCode() => SecretHash.Of(High, Low);

    /// <summary>Numeric order, IPv4 after IPv6.</summary>
    public int CompareTo(IpAddress other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>Whether the left address sorts first.</summary>
    public static bool operator <(IpAddress left, IpAddress right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left address sorts last.</summary>
    public static bool operator >(IpAddress left, IpAddress right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left address does not sort last.</summary>
    public static bool operator <=(IpAddress left, IpAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left address does not sort first.</summary>
    public static bool operator >=(IpAddress left, IpAddress right) => left.CompareTo(right) >= 0;

    /// <summary>The usual text form (RFC 5952 for IPv6).</summary>
    public override string ToString() => ToIPAddress().ToString();
}
