using PacketDotNet;
using SharpPcap;
using SharpPcap.LibPcap;
using TcpSniff.Capture;
using TcpSniff.Live;
using TcpSniff.Live.Native;
using TcpSniff.Packets;

namespace TcpSniff.SharpPcap.Files;

/// <summary>Writes pcap files by SharpPcap, which writes no others.</summary>
/// <remarks>
/// SharpPcap cannot flush, and does not say when the disk is full: bringing everything to the file means to close it, look at
/// its length, and open it again when more comes.
/// </remarks>
public sealed class SharpPcapWriter : IPacketWriter
{
    private const int FileHeader = 24;
    private const int RecordHeader = 16;

    private readonly string _path;
    private readonly IReadOnlyList<CaptureInterface> _interfaces;
    private CaptureFileWriterDevice? _device;
    private LinkType? _linkType;
    private long _length;

    private SharpPcapWriter(string path, IReadOnlyList<CaptureInterface> interfaces) => (_path, _interfaces) = (path, interfaces);

    /// <inheritdoc/>
    /// <remarks>pcap has no place for it.</remarks>
    public CaptureDrops? Drops { get; set; }

    /// <summary>Creates a file, replacing one that is there.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="interfaces">The interfaces of the packets' source.</param>
    /// <exception cref="CaptureFileException">It cannot be created.</exception>
    /// <exception cref="Live.Errors.PcapLibraryMissingException">libpcap is not installed.</exception>
    public static SharpPcapWriter Create(string path, IReadOnlyList<CaptureInterface> interfaces)
    {
        PcapLibrary.Require();
        try
        {
            File.Create(path).Dispose();
            return new(path, interfaces);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CaptureFileException.From(path, reason);
        }
    }

    /// <inheritdoc/>
    public void Write(in RawPacket packet) => Write(packet, []);

    /// <inheritdoc/>
    public void Write(in RawPacket packet, ReadOnlySpan<string> comments)
    {
        var device = _device ?? Open(packet.LinkType);
        if (packet.LinkType != _linkType)
        {
            throw new CaptureFileException(_path, $"a pcap holds one link type, {_linkType} here, and there is {packet.LinkType} too; write a .pcapng");
        }

        var header = new PcapHeader(0, 0, (uint)packet.OriginalLength, (uint)packet.Data.Length) { Timeval = SharpPcapTime.To(packet.Time) };
        device.Write(packet.Data, ref header);
        _length += RecordHeader + packet.Data.Length;
    }

    /// <inheritdoc/>
    public void Flush()
    {
        if (_linkType is null && _interfaces.Count > 0)
        {
            Open(_interfaces[0].LinkType);
        }

        if (_device is null)
        {
            return;
        }

        Close();
        if (new FileInfo(_path).Length != _length)
        {
            throw new CaptureFileException(_path, "not all of it could be written; is the disk full?");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_linkType is null)
        {
            Open(_interfaces.Count > 0 ? _interfaces[0].LinkType : LinkType.Ethernet);
        }

        Close();
    }

    private CaptureFileWriterDevice Open(LinkType linkType)
    {
        var begins = _linkType is null;
        _linkType ??= linkType;
        _device = new(_path, begins ? FileMode.Create : FileMode.Append);
        try
        {
            _device.Open(new DeviceConfiguration
            {
                LinkLayerType = (LinkLayers)DataLink.FromLinkType(_linkType.Value),
                Snaplen = _interfaces is [{ SnapLength: > 0 and var snapLength }, ..] ? snapLength : LiveOptions.WholePackets,
                TimestampResolution = _interfaces.Any(described => described.CountsNanoseconds)
                    ? TimestampResolution.Nanosecond : TimestampResolution.Microsecond,
            });
        }
        catch (PcapException reason)
        {
            throw new CaptureFileException(_path, reason.Message, reason);
        }

        _length += begins ? FileHeader : 0;
        return _device;
    }

    private void Close()
    {
        _device?.Dispose();
        _device = null;
    }
}
