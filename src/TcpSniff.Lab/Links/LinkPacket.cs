using TcpSniff.Packets;

namespace TcpSniff.Lab.Links;

/// <summary>One IP packet on the link.</summary>
/// <param name="Time">When the link took it.</param>
/// <param name="From">Which end sent it, 0 or 1.</param>
/// <param name="Data">The packet, beginning with its IP header.</param>
internal sealed record LinkPacket(CaptureTime Time, int From, ReadOnlyMemory<byte> Data)
{
    private const int IPv6Header = 40;

    /// <summary>When it arrives: at once unless a rule delays it.</summary>
    public CaptureTime Due { get; init; } = Time;

    /// <summary>Bytes of the IP header: no kernel here sends extension headers before TCP.</summary>
    public int NetworkHeader => Data.Span[0] >> 4 == 6 ? IPv6Header : (Data.Span[0] & 0xF) * 4;

    /// <summary>Bytes of TCP payload.</summary>
    public int Payload => Data.Length - NetworkHeader - ((Data.Span[NetworkHeader + 12] >> 4) * 4);

    /// <summary>The packet as a source would hand it over.</summary>
    public RawPacket ToRaw() => new() { Data = Data.Span, Time = Time, OriginalLength = Data.Length, LinkType = LinkType.Raw };

    /// <summary>The packet, arriving so much later.</summary>
    public LinkPacket Delayed(Duration delay) => this with { Due = Due + delay };
}
