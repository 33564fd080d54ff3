using System.Net;
using TcpSniff.Packets;

namespace TcpSniff.Testing;

/// <summary>Where packets of tests begin.</summary>
internal static class Packet
{
    /// <summary>A TCP packet from one end to another, <c>192.0.2.1:1000</c> or <c>[2001:db8::1]:1000</c>: a bare ACK until told otherwise.</summary>
    public static TcpPacket Tcp(string source = "10.0.0.1:40000", string destination = "10.0.0.2:80") => new(End(source), End(destination));

    /// <summary>Reads an end such as <c>192.0.2.1:1000</c> or <c>[2001:db8::1]:1000</c>.</summary>
    public static Endpoint End(string text)
    {
        var end = IPEndPoint.Parse(text);
        return new(IpAddress.From(end.Address), (ushort)end.Port);
    }

    /// <summary>Bytes as a source would hand them over, whole unless an original length says that they were cut.</summary>
    public static RawPacket Raw(ReadOnlySpan<byte> bytes, LinkType linkType = LinkType.Ethernet, int? originalLength = null, long nanoseconds = 0) => new()
    {
        Data = bytes,
        Time = new CaptureTime(nanoseconds),
        OriginalLength = originalLength ?? bytes.Length,
        LinkType = linkType,
    };
}
