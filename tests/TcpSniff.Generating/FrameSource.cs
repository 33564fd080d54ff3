using TcpSniff.Capture;
using TcpSniff.Packets;

namespace TcpSniff.Generating;

/// <summary>Generated packets as a capture that is read.</summary>
public sealed class FrameSource(IEnumerable<Frame> frames) : IPacketSource
{
    private readonly IEnumerator<Frame> _frames = frames.GetEnumerator();

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces { get; } = [new() { LinkType = LinkType.Ethernet, TicksPerSecond = 1_000_000_000 }];

    /// <inheritdoc/>
    public RawPacket Current => _frames.Current.Raw;

    /// <inheritdoc/>
    public CaptureDamage? Damage => null;

    /// <inheritdoc/>
    public CaptureDrops? Drops => null;

    /// <inheritdoc/>
    public SourceStatus MoveNext() => _frames.MoveNext() ? SourceStatus.Packet : SourceStatus.End;

    /// <inheritdoc/>
    public void Dispose() => _frames.Dispose();
}
