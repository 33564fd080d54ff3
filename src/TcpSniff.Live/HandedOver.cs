using TcpSniff.Capture;
using TcpSniff.Packets;

namespace TcpSniff.Live;

/// <summary>A source of the one packet that was handed over last.</summary>
internal sealed class HandedOver : IPacketSource
{
    private byte[] _bytes = [];
    private LinkType _linkType;
    private int _originalLength;
    private CaptureTime _time;
    private bool _isTaken = true;

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces => [];

    /// <inheritdoc/>
    public RawPacket Current => new() { Data = _bytes, LinkType = _linkType, OriginalLength = _originalLength, Time = _time };

    /// <inheritdoc/>
    public CaptureDamage? Damage => null;

    /// <inheritdoc/>
    public CaptureDrops? Drops => null;

    /// <summary>The next packet.</summary>
    public void Set(byte[] bytes, LinkType linkType, int originalLength, CaptureTime time) =>
        (_bytes, _linkType, _originalLength, _time, _isTaken) = (bytes, linkType, originalLength, time, false);

    /// <inheritdoc/>
    public SourceStatus MoveNext()
    {
        var status = _isTaken ? SourceStatus.Idle : SourceStatus.Packet;
        _isTaken = true;
        return status;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
