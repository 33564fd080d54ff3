using TcpSniff.Packets;

namespace TcpSniff.Generating;

/// <summary>One packet of a generated capture.</summary>
/// <param name="Nanoseconds">When it was captured, since 1970.</param>
/// <param name="Bytes">What was captured of it.</param>
internal sealed record Frame(long Nanoseconds, byte[] Bytes)
{
    /// <summary>What the bytes begin with.</summary>
    public LinkType Link { get; init; } = LinkType.Ethernet;

    /// <summary>How long it was on the wire, as recorded.</summary>
    public int OriginalLength { get; init; } = Bytes.Length;

    /// <summary>Where its outermost IP header begins; negative where it has none.</summary>
    public int Ip { get; init; } = 14;

    /// <summary>It as a source would hand it over.</summary>
    public RawPacket Raw => new() { Data = Bytes, Time = new(Nanoseconds), OriginalLength = OriginalLength, LinkType = Link };
}
