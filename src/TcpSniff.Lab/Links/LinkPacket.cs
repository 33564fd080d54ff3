using TcpSniff.Packets;

namespace TcpSniff.Lab.Links;

/// <summary>One IP packet on the link.</summary>
/// <param name="Time">When the link took it.</param>
/// <param name="From">Which end sent it, 0 or 1.</param>
/// <param name="Data">The packet, beginning with its IP header.</param>
public sealed record LinkPacket(CaptureTime Time, int From, ReadOnlyMemory<byte> Data)
{
    /// <summary>The packet as a source would hand it over.</summary>
    public RawPacket ToRaw() => new() { Data = Data.Span, Time = Time, OriginalLength = Data.Length, LinkType = LinkType.Raw };
}
