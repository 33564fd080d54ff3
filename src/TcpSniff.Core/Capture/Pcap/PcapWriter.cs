using TcpSniff.Packets;

namespace TcpSniff.Capture.Pcap;

/// <summary>Writes pcap files: little-endian, of version 2.4, in nanoseconds where an interface has them.</summary>
internal sealed class PcapWriter(RecordBuffer buffer, IReadOnlyList<CaptureInterface> interfaces) : IPacketWriter
{
    // What tcpdump and Wireshark write where a snap length is not limited.
    private const uint Unlimited = 262144;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private LinkType? _linkType;
    private long _tick;

    /// <inheritdoc/>
    /// <remarks>pcap has no place for it.</remarks>
    public CaptureDrops? Drops { get; set; }

    /// <inheritdoc/>
    public long Length => buffer.Length;

    /// <inheritdoc/>
    public void Write(in RawPacket packet) => Write(packet, []);

    /// <inheritdoc/>
    public void Write(in RawPacket packet, ReadOnlySpan<string> comments)
    {
        WriteHeader(packet.LinkType);
        if (packet.LinkType != _linkType)
        {
            throw new CaptureFileException(buffer.Name, $"a pcap holds one link type, {_linkType} here, and there is {packet.LinkType} too; write a .pcapng");
        }

        var (seconds, fraction) = Math.DivRem(Math.Max(packet.Time.Nanoseconds, 0), NanosecondsPerSecond);
        buffer.Append32((uint)Math.Min(seconds, uint.MaxValue));
        buffer.Append32((uint)(fraction / _tick));
        buffer.Append32((uint)packet.Data.Length);
        buffer.Append32((uint)packet.OriginalLength);
        buffer.Append(packet.Data);
        buffer.Complete();
    }

    /// <inheritdoc/>
    public void Flush()
    {
        if (interfaces.Count > 0)
        {
            WriteHeader(interfaces[0].LinkType);
        }

        buffer.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        WriteHeader(interfaces.Count > 0 ? interfaces[0].LinkType : LinkType.Ethernet);
        buffer.Dispose();
    }

    private void WriteHeader(LinkType linkType)
    {
        if (_linkType is not null)
        {
            return;
        }

        _linkType = linkType;
        _tick = interfaces.Any(described => described.CountsNanoseconds) ? 1 : 1000;
        buffer.Append32(_tick == 1 ? PcapHeader.Nanoseconds : PcapHeader.Microseconds);
        buffer.Append16(2);
        buffer.Append16(4);
        buffer.Append64(0);
        buffer.Append32(interfaces is [{ SnapLength: > 0 and var snapLength }, ..] ? (uint)snapLength : Unlimited);
        buffer.Append32((uint)linkType);
    }
}
