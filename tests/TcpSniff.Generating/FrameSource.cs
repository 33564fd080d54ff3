using TcpSniff.Capture;
using TcpSniff.Packets;

namespace TcpSniff.Generating;

/// <summary>Generated packets as a capture that is read.</summary>
internal sealed class FrameSource(IEnumerable<Frame> frames) : IPacketSource
{
    private readonly IEnumerator<Frame> _frames = frames.GetEnumerator();
    private readonly List<CaptureInterface> _interfaces = [Of(LinkType.Ethernet)];
    private int _interface;

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces => _interfaces;

    /// <inheritdoc/>
    public RawPacket Current
    {
        get
        {
            var frame = _frames.Current;
            return new() { Data = frame.Bytes, Time = new(frame.Nanoseconds), OriginalLength = frame.OriginalLength, LinkType = frame.Link, Interface = _interface };
        }
    }

    /// <inheritdoc/>
    public CaptureDamage? Damage => null;

    /// <inheritdoc/>
    public CaptureDrops? Drops => null;

    /// <inheritdoc/>
    public SourceStatus MoveNext()
    {
        if (!_frames.MoveNext())
        {
            return SourceStatus.End;
        }

        _interface = _interfaces.FindIndex(known => known.LinkType == _frames.Current.Link);
        if (_interface < 0)
        {
            _interface = _interfaces.Count;
            _interfaces.Add(Of(_frames.Current.Link));
        }

        return SourceStatus.Packet;
    }

    /// <inheritdoc/>
    public void Dispose() => _frames.Dispose();

    private static CaptureInterface Of(LinkType link) => new() { LinkType = link, TicksPerSecond = 1_000_000_000 };
}
